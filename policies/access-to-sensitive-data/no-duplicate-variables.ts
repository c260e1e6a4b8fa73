import { UNKNOWN, type Unknown } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const noDuplicateVariables = containerPolicy({
  id: "no-duplicate-variables",
  category: "access-to-sensitive-data",
  threats: ["S4"],
  boundaries: ["B4"],
  stride: ["T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must set each environment variable once",
  why: "The last one wins in silence: a reviewer who reads the first one sees a value, or a Secret, that is not used.",
  fix: "Remove all entries of `env` with that name but one.",
  references: [
    "url:https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/",
  ],
  equivalents: [
    "kube-linter:duplicate-env-var",
    "kubescape:C-0295",
    "kube-score:environment-variable-key-duplication",
  ],
  covers: ["duplicate-env"],

  *check(container) {
    const seen = new Set<string | undefined | Unknown>();
    for (const variable of container.at("env").items()) {
      const name = variable.key("name");
      const text = name.string();
      const isAgain = text === UNKNOWN ? UNKNOWN : seen.has(text) || (seen.has(UNKNOWN) && UNKNOWN);
      yield name.violates(`must not set ${name.shown} again`, isAgain);
      seen.add(text);
    }
  },
});
