import { secretMountsOf } from "../../lib/kubernetes/volumes/secret-mount";
import { concerning } from "../../lib/model/issue";
import { podPolicy } from "../../lib/policy/define";

export const noSharedSecretMounts = podPolicy({
  id: "no-shared-secret-mounts",
  category: "access-to-sensitive-data",
  threats: ["S1", "Sm"],
  boundaries: ["B4"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Secrets must be mounted in one container of a pod only",
  why: "The weakest container of the pod discloses the Secret: a compromised log shipper or proxy reads what only the application needs.",
  fix: "Remove the mount from the containers that do not need it, or give each its own key with `subPath` or a volume of its own.",
  references: ["owasp:2025/K03", "ms:MS-TA9025", "mitre:T1552"],
  exceptions:
    "A certificate that two servers of a pod present, or a trust bundle that both read, may be mounted twice.",

  check: (pod) =>
    secretMountsOf(pod).map(({ field, title, isShared }) =>
      concerning(title, field.violates("must not mount a Secret in several containers", isShared)),
    ),
});
