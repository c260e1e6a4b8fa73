import { CREDENTIAL_OPTIONS, credentialIssue, credentialWords } from "../../lib/kubernetes/credential";
import { commandWordsOf } from "../../lib/kubernetes/pods/command";
import { containerPolicy } from "../../lib/policy/define";

const REQUESTS = [
  "startupProbe",
  "livenessProbe",
  "readinessProbe",
  "lifecycle.postStart",
  "lifecycle.preStop",
];
const sentence = (kind: string) => `must not hold ${kind} in plain text`;

export const noCredentialsInContainers = containerPolicy({
  id: "no-credentials-in-containers",
  category: "access-to-sensitive-data",
  threats: ["S1", "S4", "Sm"],
  boundaries: ["B4", "B1"],
  stride: ["I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Containers must not hold credentials in plain text",
  why: "Every subject that may read pods reads the credential, which also lies in the program, its state, and often in logs.",
  fix: "Move the value to a Secret, mount it as a file, and rotate the credential.",
  references: ["cis:5.4.1", "owasp:2025/K03", "ms:MS-TA9027", "mitre:T1552.001"],
  equivalents: [
    "kube-linter:env-var-secret",
    "polaris:sensitiveContainerEnvVar",
    "kubescape:C-0012",
    "kubescape:C-0259",
  ],
  covers: ["credential-in-env-literal"],
  options: CREDENTIAL_OPTIONS,

  *check(container, options) {
    const headers = REQUESTS.flatMap((request) => container.at(`${request}.httpGet.httpHeaders`).items());
    for (const pair of [...container.at("env").items(), ...headers]) {
      const name = pair.key("name").string() ?? "";
      yield credentialIssue(name, pair.key("value"), options, sentence);
    }
    for (const words of commandWordsOf(container)) yield* credentialWords(words, options, sentence);
  },
});
