import { objectsOf } from "../../lib/model/declared-resource";
import type { ObjectPolicy } from "../../lib/policy/define";
import { isStackPolicy } from "../../lib/policy/define";
import { evaluate, fixOf, optionValues } from "../../lib/policy/evaluate";
import { limitWebhookTimeouts } from "../../policies/denial-of-service/limit-webhook-timeouts";
import { policies } from "../../policies/index";
import { noSensitiveHostPaths } from "../../policies/privilege-escalation/no-sensitive-host-paths";
import { type Manifest, object, pod } from "../support/builders";

function violationsOf(properties: Manifest): string[] {
  const objects = objectsOf({ urn: null, type: "", properties });
  const ofObjects = policies.filter((policy): policy is ObjectPolicy => !isStackPolicy(policy));
  return objects.flatMap((object) =>
    ofObjects
      .filter((policy) => policy.appliesTo(object))
      .flatMap((policy) => evaluate(policy, object).findings.map(({ verdict }) => `${policy.id} ${verdict}`)),
  );
}

test("what an unknown privileged may imply is still said", () => {
  expect(violationsOf(pod({ "containers[0].securityContext.capabilities.add": ["SYS_ADMIN"] }))).toEqual([
    "limit-added-capabilities violated",
  ]);
});

test("a fix names the values of the options that are in force", () => {
  expect(fixOf(limitWebhookTimeouts)).toBe("Set `timeoutSeconds` to 10 or less.");
  const [webhook] = objectsOf({
    urn: null,
    type: "",
    properties: object("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "guard", {
      webhooks: [{ name: "a" }],
    }),
  });
  const options = optionValues(limitWebhookTimeouts, { maxSeconds: 3 });
  expect(webhook && evaluate(limitWebhookTimeouts, webhook, options).findings).toMatchObject([
    { fix: "Set `timeoutSeconds` to 3 or less." },
  ]);
});

test("a mount of the node is reported by one policy", () => {
  const mounting = (path: string) =>
    pod({
      volumes: [{ name: "host", hostPath: { path } }],
      "containers[0].volumeMounts": [{ name: "host", mountPath: "/host" }],
    });
  expect(violationsOf(mounting("/var/run/docker.sock"))).toEqual(["no-runtime-sockets violated"]);
  expect(violationsOf(mounting("/etc/cron.d"))).toEqual(["no-host-path-persistence violated"]);
  expect(violationsOf(mounting("/var/lib/kubelet/pods"))).toEqual(["no-sensitive-host-paths violated"]);
  expect(violationsOf(mounting("/data"))).toEqual(["no-host-path-volumes violated"]);
});

test("a finding is as bad as the worst of its issues", () => {
  const paths = ["/etc/kubernetes/pki", "/etc/cni/multus/net.d"];
  const both = pod({ volumes: paths.map((path, index) => ({ name: `host-${index}`, hostPath: { path } })) });
  const [owner] = objectsOf({ urn: null, type: "", properties: both });
  expect(owner && evaluate(noSensitiveHostPaths, owner).findings).toMatchObject([{ severity: "critical" }]);
});
