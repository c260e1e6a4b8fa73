import { resourcePolicy } from "../../lib/policy/define";

export const noLegacyTokenSecrets = resourcePolicy({
  id: "no-legacy-token-secrets",
  category: "privilege-escalation",
  threats: ["E5", "X4", "S1"],
  boundaries: ["B1"],
  stride: ["S", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Secrets must not hold long-lived service account tokens",
  why: "Such a token never expires, is in every backup, and works from anywhere.",
  fix: "Remove the Secret; use projected tokens in pods, and `kubectl create token` elsewhere.",
  references: ["cis:3.1.2", "owasp:2025/K09", "ms:MS-TA9016", "mitre:T1528"],
  equivalents: ["kyverno:deny-secret-service-account-token-type", "kyverno:check-serviceaccount-secrets"],
  covers: ["legacy-token-secret"],
  kinds: ["Secret"],

  check: (secret) => secret.at("type").mustNotBe("kubernetes.io/service-account-token"),
});
