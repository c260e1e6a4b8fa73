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
  title: "Secrets must not hold keys of identities of the cloud",
  why: "Whoever reads the Secret, or a backup of the cluster, is the identity from anywhere, until somebody thinks of the key and removes it.",
  fix: "Let the service account act as the identity by workload identity, and remove the key.",
  references: ["cis:gke/5.2.2", "owasp:2025/K03", "owasp:2025/K08", "mitre:T1552.007", "mitre:T1078.004"],
  covers: ["gke-sa-key"],
  exceptions: "Clusters outside of the cloud that the key is for.",

  checkStack: (cluster) => keysInSecrets(cluster),
});
