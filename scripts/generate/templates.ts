import type { Category } from "../../lib/policy/define";
import { THREAT_SECTIONS } from "../../lib/policy/threat-model";

/** A policy on pods that is still to be written; it shows the order of the fields. */
export function policyTemplate(category: Category, id: string, exportName: string): string {
  const [threat = ""] = Object.keys(THREAT_SECTIONS[category]);
  return `import { podPolicy } from "../../lib/policy/define";

export const ${exportName} = podPolicy({
  id: "${id}",
  category: "${category}",
  threats: ["${threat}"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods must not TODO",
  why: "TODO: what an attacker gains otherwise.",
  fix: "TODO: what to do, in one line.",
  references: ["url:https://kubernetes.io/docs/concepts/security/"],

  check: (pod) => pod.mustNotSet("todo", true),
});
`;
}

/** Its table, whose first rejected case fails until somebody writes it. */
export function testTemplate(category: Category, id: string, exportName: string): string {
  return `import { ${exportName} } from "../../policies/${category}/${id}";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(${exportName}, {
  accepts: {
    "TODO the nearest pod that is fine": pod(),
  },
  rejects: {
    "TODO the pod that is not": {
      given: pod(),
      says: 'Pod "web" must not TODO',
    },
  },
  undecided: {
    "TODO a value from an output": pod({ todo: UNKNOWN }),
  },
});
`;
}
