import { keysInSecrets } from "../../lib/cloud/identity-keys";
import { stackPolicy } from "../../lib/policy/define";

export const noIdentityKeysInSecrets = stackPolicy({
  id: "no-identity-keys-in-secrets",
  category: "access-to-sensitive-data",
  threats: ["S1", "E5", "Sm"],
  boundaries: ["B7"],
  stride: ["I", "S"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Secrets must not hold keys of cloud identities",
  why: "A reader of the Secret, or of a backup of the cluster, acts as the identity from anywhere until the key is deleted.",
  fix: "Give the service account the cloud identity by workload identity, and delete the key.",
  references: ["cis:gke/5.2.2", "owasp:2025/K03", "owasp:2025/K08", "mitre:T1552.007", "mitre:T1078.004"],
  covers: ["gke-sa-key"],
  exceptions: "Clusters outside of the cloud that the key is for.",

  checkStack: (cluster) =>
    keysInSecrets(cluster).map(({ field, key, verdict }) =>
      field.violates(`must not hold ${key.title}, a long-lived key of a cloud identity`, verdict),
    ),
});
