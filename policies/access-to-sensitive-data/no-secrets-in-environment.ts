import { containerPolicy } from "../../lib/policy/define";

export const noSecretsInEnvironment = containerPolicy({
  id: "no-secrets-in-environment",
  category: "access-to-sensitive-data",
  threats: ["S1", "S4", "Sm"],
  boundaries: ["B4"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Secrets must be mounted as files, not set in the environment",
  why: "The environment is inherited by every child process and ends up in crash reports, logs and debug pages.",
  fix: "Mount the Secret as a volume, and read the file.",
  references: ["cis:5.4.1", "owasp:2025/K03", "ms:MS-TA9027", "mitre:T1552"],
  equivalents: [
    "kube-linter:read-secret-from-env-var",
    "checkov:CKV_K8S_35",
    "kubescape:C-0207",
    "kyverno:disallow-secrets-from-env-vars",
    "kubesec:SecretsAsEnvironmentVariables",
    "kics:secrets_as_environment_variables",
  ],
  covers: ["secret-as-env"],

  *check(container) {
    for (const variable of container.at("env").items()) {
      const reference = variable.at("valueFrom.secretKeyRef");
      yield reference.violates(`must not set ${variable.key("name").shown} from a Secret`, reference.isSet);
    }
    for (const source of container.at("envFrom").items()) {
      const reference = source.key("secretRef");
      yield reference.violates("must not set its environment from a Secret", reference.isSet);
    }
  },
});
