import { CREDENTIAL_OPTIONS, secretEntries } from "../../lib/kubernetes/credential";
import { resourcePolicy } from "../../lib/policy/define";

export const noPlainSecrets = resourcePolicy({
  id: "no-plain-secrets",
  category: "access-to-sensitive-data",
  threats: ["S1", "Sm"],
  boundaries: ["B1"],
  stride: ["I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Secrets must not be declared in plain text",
  why: "Base64 is no encryption: a reader of the program, its history or its state has the credential, without any permission in the cluster.",
  fix: "Take the value from `config.requireSecret`, a secret output or an external store, and rotate the credential.",
  references: ["owasp:2025/K03", "ms:MS-TA9027", "mitre:T1552.001"],
  exceptions:
    "The typed classes of Pulumi, and its provider where it knows its cluster, mark the data of every Secret as secret, wherever it comes from: this policy passes over what is marked, and finds manifests, custom resources and unmarked YAML.",
  kinds: ["Secret"],
  options: CREDENTIAL_OPTIONS,

  *check(secret, options) {
    for (const name of ["data", "stringData"]) {
      const map = secret.root.key(name);
      if (secret.isMarkedSecret(map.path)) continue;
      for (const issue of secretEntries(
        map,
        options,
        (kind) => `must not declare ${kind} in plain text`,
        name === "data",
      ))
        if (issue !== undefined && !secret.isMarkedSecret(issue.field.path)) yield issue;
    }
  },
});
