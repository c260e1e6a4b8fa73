import { ADMISSION_KINDS, isForEverything, webhooksOf } from "../../lib/kubernetes/webhook";
import { allOf, anyOf } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const limitWebhookScope = resourcePolicy({
  id: "limit-webhook-scope",
  category: "persistence",
  threats: ["P5", "S1"],
  boundaries: ["B1"],
  stride: ["I", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Admission webhooks must not receive Secrets or every kind of object",
  why: "An attacker who takes over the server of a webhook reads, and may rewrite, all that the API server sends to it.",
  fix: "Name the groups and resources in `rules`, and leave Secrets out.",
  references: ["ms:MS-TA9015", "mitre:T1552.007", "mitre:T1546"],
  exceptions: "Policy engines that judge objects of every kind.",
  kinds: ADMISSION_KINDS,

  check: (configuration) =>
    webhooksOf(configuration).flatMap((webhook) =>
      webhook
        .key("rules")
        .items()
        .flatMap((rule) => {
          const inCore = anyOf(
            rule
              .key("apiGroups")
              .items()
              .map((group) => group.isOneOf(["", "*"])),
          );
          return [
            rule.violates("must not receive every object", isForEverything(rule)),
            ...rule
              .key("resources")
              .items()
              .map((resource) =>
                resource.violates("must not receive Secrets", allOf([inCore, resource.is("secrets")])),
              ),
          ];
        }),
    ),
});
