import type { Category } from "../../lib/policy/define";
import { THREAT_SECTIONS } from "../../lib/policy/threat-model";

/** How a policy of a kind is written and tested: what differs from one kind to the other. */
interface Kind {
  /** The function that defines it. */
  readonly define: string;
  /** The file of `lib/policy` that has it, where that is not `define`. */
  readonly from?: string;
  /** Its last fields; `TODO` stands for what somebody has to decide. */
  readonly body: readonly string[];
  /** The imports of its test, after the policy's own. */
  readonly imports: readonly string[];
  /** A case of its test, with something in it that is still to be said. */
  readonly given: (todo: string) => string;
  readonly isOnStacks?: true;
}

const OF_PODS = ['import { pod, UNKNOWN } from "../support/builders";'];
const OF_OBJECTS = ['import { object, UNKNOWN } from "../support/builders";'];
const OF_CLOUDS = ['import { resource, UNKNOWN } from "../support/builders";'];

/** The kinds of policies that `npm run new-policy` knows. */
export const KINDS: Readonly<Record<string, Kind>> = {
  pod: {
    define: "podPolicy",
    body: ["check: (pod) => pod.mustNotSet(TODO, true),"],
    imports: OF_PODS,
    given: (todo) => `pod({ [TODO]: ${todo} })`,
  },
  container: {
    define: "containerPolicy",
    body: ["check: (container) => container.mustNotSet(TODO, true),"],
    imports: OF_PODS,
    given: (todo) => `pod({ [\`containers[0].\${TODO}\`]: ${todo} })`,
  },
  resource: {
    define: "resourcePolicy",
    body: ["kinds: [TODO],", "", "check: (object) => object.at(TODO).mustNotBe(TODO),"],
    imports: OF_OBJECTS,
    given: (todo) => `object(TODO, TODO, "web", { spec: ${todo} })`,
  },
  role: {
    define: "rolePolicy",
    from: "role-policy",
    body: ["permissions: [TODO],"],
    imports: ['import { clusterRole, stack, UNKNOWN } from "../support/builders";'],
    given: (todo) => `stack(clusterRole({ apiGroups: [TODO], resources: [TODO], verbs: ${todo} }))`,
    isOnStacks: true,
  },
  component: {
    define: "componentPolicy",
    from: "component-policy",
    body: ["flags: [{ component: TODO, flag: TODO, unset: TODO, mustBe: TODO }],"],
    imports: [
      'import { UNKNOWN } from "../support/builders";',
      'import { running } from "../support/components";',
    ],
    given: (todo) => `running(TODO, { [TODO]: TODO }, ${todo})`,
  },
  settings: {
    define: "settingsPolicy",
    body: ["settings: [{ on: [TODO], path: TODO, unset: TODO, mustBe: TODO }],"],
    imports: OF_CLOUDS,
    given: (todo) => `resource(TODO, "prod", { [TODO]: ${todo} })`,
  },
  stack: {
    define: "stackPolicy",
    body: ["checkStack: (cluster) => cluster.of(TODO).map((object) => object.at(TODO).mustNotBe(TODO)),"],
    imports: ['import { object, stack, UNKNOWN } from "../support/builders";'],
    given: (todo) => `stack(object(TODO, TODO, "web", { spec: ${todo} }))`,
    isOnStacks: true,
  },
  cloud: {
    define: "cloudPolicy",
    body: ["checkStack: ({ cloud }) => cloud.of(TODO).map((each) => each.at(TODO).mustNotBe(TODO)),"],
    imports: ['import { resource, stack, UNKNOWN } from "../support/builders";'],
    given: (todo) => `stack(resource(TODO, "prod", { [TODO]: ${todo} }))`,
    isOnStacks: true,
  },
};

/** A policy whose decisions are still to be made: it compiles when no TODO is left. */
export function policyTemplate(kind: Kind, category: Category, id: string, exportName: string): string {
  const rows = Object.keys(THREAT_SECTIONS[category]).join(", ");
  const [first = "", ...rest] = kind.body;
  const isSetApart = /^check/.test(first);
  return `import { ${kind.define} } from "../../lib/policy/${kind.from ?? "define"}";

export const ${exportName} = ${kind.define}({
  id: "${id}",
  category: "${category}",
  threats: [TODO], // ${rows}, or a row of another category
  boundaries: [TODO],
  stride: [TODO],
  severity: TODO,
  enforcement: "advisory",
  profile: TODO,
  title: TODO,
  why: TODO,
  fix: TODO,
  references: [TODO],
${[...(isSetApart ? [""] : []), first, ...rest].map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}
});
`;
}

/** Its table, which compiles when its cases are written. */
export function testTemplate(kind: Kind, category: Category, id: string, exportName: string): string {
  const [test, says] = kind.isOnStacks ? ["testStackPolicy", "[TODO]"] : ["testPolicy", "TODO"];
  return `import { ${exportName} } from "../../policies/${category}/${id}";
${kind.imports.join("\n")}
import { ${test} } from "../support/policy-table";

${test}(${exportName}, {
  accepts: {
    [TODO]: ${kind.given("TODO")},
  },
  rejects: {
    [TODO]: {
      given: ${kind.given("TODO")},
      says: ${says},
    },
  },
  undecided: {
    [TODO]: ${kind.given("UNKNOWN")},
  },
});
`;
}
