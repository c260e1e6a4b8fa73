import { rightsInUse } from "../../lib/cloud/rights-in-use";
import { cloudPolicy } from "../../lib/policy/define";

export const noAccountWideSecretAccess = cloudPolicy({
  id: "no-account-wide-secret-access",
  category: "access-to-sensitive-data",
  threats: ["S1", "S4", "E5"],
  boundaries: ["B7"],
  stride: ["I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Cloud identities of pods and nodes must not read every secret of the account",
  why: "One compromised pod reads the secrets of all applications, and the infrastructure state that buckets hold.",
  fix: "Limit the policy of the identity to the secrets, parameters, keys and buckets that the workload reads.",
  references: ["owasp:2025/K03", "owasp:2025/K08", "mitre:T1555.006", "mitre:T1530"],
  covers: ["path-account-wide-secrets"],
  exceptions: "Backup tools that copy every bucket.",

  checkStack: (program) =>
    rightsInUse(program, ["workload", "node"], "readsSecrets").map(({ field, way, verdict }) =>
      field.violates(
        `must not ${way}, which can read all secrets, parameters, keys or buckets of a kind`,
        verdict,
      ),
    ),
});
