import { allOf } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noDefaultPullSecrets = resourcePolicy({
  id: "no-default-pull-secrets",
  category: "access-to-sensitive-data",
  threats: ["S1", "P1"],
  boundaries: ["B6"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Default service accounts must not have imagePullSecrets",
  why: "Every pod of the namespace that names no account pulls private images with them, the pod of an attacker included.",
  fix: "Set `imagePullSecrets` on the ServiceAccount of the workload that needs them.",
  references: [
    "url:https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
    "mitre:T1552.007",
  ],
  exceptions: "Namespaces of a single team with a registry of its own.",
  kinds: ["ServiceAccount"],

  check(account) {
    const secrets = account.at("imagePullSecrets");
    const isFilled = allOf([secrets.isSet, secrets.items().length > 0]);
    return secrets.violates(
      "must not have registry credentials",
      allOf([account.at("metadata.name").is("default"), isFilled]),
    );
  },
});
