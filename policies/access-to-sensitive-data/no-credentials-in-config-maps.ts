import { CREDENTIAL_OPTIONS, credentialEntries } from "../../lib/kubernetes/credential";
import { resourcePolicy } from "../../lib/policy/define";

export const noCredentialsInConfigMaps = resourcePolicy({
  id: "no-credentials-in-config-maps",
  category: "access-to-sensitive-data",
  threats: ["S1", "S4", "Sm"],
  boundaries: ["B1"],
  stride: ["I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "ConfigMaps must not hold credentials",
  why: "Every subject with the role `view` reads ConfigMaps; they are not encrypted at rest, and appear in logs and diffs.",
  fix: "Move the value to a Secret, mount it as a file, and rotate the credential.",
  references: ["owasp:2025/K03", "ms:MS-TA9027", "mitre:T1552.001"],
  equivalents: ["trivy:KSV-0109", "polaris:sensitiveConfigmapContent", "kubescape:C-0012"],
  covers: ["configmap-secret-content"],
  kinds: ["ConfigMap"],
  options: CREDENTIAL_OPTIONS,

  *check(configMap, options) {
    const sentence = (kind: string) => `must not hold ${kind}`;
    yield* credentialEntries(configMap.at("data"), options, sentence);
    yield* credentialEntries(configMap.at("binaryData"), options, sentence, true);
  },
});
