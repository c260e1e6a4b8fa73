import { pathPolicy } from "../../lib/policy/path-policy";

export const noAttackPathsToSecrets = pathPolicy({
  id: "no-attack-paths-to-secrets",
  category: "access-to-sensitive-data",
  threats: ["S1", "X4", "E5"],
  boundaries: ["B6", "B1"],
  stride: ["I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "An attacker from outside must not have a way to all Secrets of a namespace",
  why: "One flaw in an exposed application gives an attacker every password, key and token that the Secrets hold, those of other applications included.",
  fix: "Make the change that the finding names: it closes the most ways. Mount the one Secret that the workload needs as a file.",
  references: ["cis:5.1.2", "owasp:2025/K03", "ms:MS-TA9025", "mitre:T1552.007"],
  covers: ["attack-path-secrets"],
  exceptions:
    "Ingress controllers and operators read Secrets to do their work: give them a namespace of their own, and no application beside them.",
  sources: ["outside", "private network"],
  goals: ["all-secrets", "namespace-secrets", "cloud-data"],
});
