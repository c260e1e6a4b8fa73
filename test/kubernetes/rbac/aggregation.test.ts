import type { AccessRequest } from "../../../lib/kubernetes/rbac/rule";
import { type Truth, UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import {
  account,
  can,
  clusterRole,
  clusterRoleBinding,
  getPods,
  patch,
  READER,
  type Resource,
  roleBinding,
  rule,
  toClusterRole,
  web,
} from "./support";

const exec: AccessRequest = { verb: "patch", group: "example.com", resource: "widgets", namespace: "shop" };

const aggregated = (name: string, selectors: Value, labels: Value = {}, rules: Value = []): Resource =>
  clusterRole(name, rules, { metadata: { labels }, aggregationRule: { clusterRoleSelectors: selectors } });
const labelled = (name: string, labels: Value, rules: Value = READER): Resource =>
  clusterRole(name, rules, { metadata: { labels } });
const byLabel = (...pairs: [string, Value][]): ValueMap => ({ matchLabels: Object.fromEntries(pairs) });
const bound = (name: string, ...program: Resource[]): Resource[] => [
  clusterRoleBinding("binding", toClusterRole(name), account("shop", "web")),
  ...program,
];

test.each<[name: string, program: Resource[], expected: Truth]>([
  [
    "takes rules by label",
    bound("all", aggregated("all", [byLabel(["to", "all"])]), labelled("one", { to: "all" })),
    true,
  ],
  [
    "takes none of another label",
    bound("all", aggregated("all", [byLabel(["to", "all"])]), labelled("one", { to: "some" })),
    false,
  ],
  [
    "takes those of any selector",
    bound(
      "all",
      aggregated("all", [byLabel(["to", "x"]), byLabel(["to", "all"])]),
      labelled("one", { to: "all" }),
    ),
    true,
  ],
  [
    "needs all labels of a selector",
    bound("all", aggregated("all", [byLabel(["to", "all"], ["for", "me"])]), labelled("one", { to: "all" })),
    false,
  ],
  [
    "takes by expression",
    bound(
      "all",
      aggregated("all", [{ matchExpressions: [{ key: "to", operator: "Exists" }] }]),
      labelled("one", { to: "all" }),
    ),
    true,
  ],
  ["takes everything by an empty selector, cluster-admin too", bound("all", aggregated("all", [{}])), true],
  [
    "takes built-in roles by their label",
    bound("all", aggregated("all", [byLabel(["rbac.authorization.k8s.io/aggregate-to-view", "true"])])),
    true,
  ],
  ["has no rules without selectors", bound("all", aggregated("all", [], {}, READER)), false],
  [
    "has no rules with an empty aggregationRule",
    bound("all", clusterRole("all", READER, { aggregationRule: {} })),
    false,
  ],
  [
    "overwrites the rules that are declared",
    bound("all", aggregated("all", [byLabel(["to", "all"])], {}, READER)),
    false,
  ],
  [
    "does not take its own rules",
    bound("all", aggregated("all", [byLabel(["to", "all"])], { to: "all" }, READER)),
    false,
  ],
  [
    "takes rules through other aggregated roles",
    bound(
      "all",
      aggregated("all", [byLabel(["to", "all"])]),
      aggregated("mid", [byLabel(["to", "mid"])], { to: "all" }),
      labelled("one", { to: "mid" }),
    ),
    true,
  ],
  [
    "ends in a circle",
    bound(
      "a",
      aggregated("a", [byLabel(["to", "a"])], { to: "b" }),
      aggregated("b", [byLabel(["to", "b"])], { to: "a" }),
    ),
    false,
  ],
  [
    "takes rules around a circle",
    bound(
      "a",
      aggregated("a", [byLabel(["to", "a"])], { to: "b" }),
      aggregated("b", [byLabel(["to", "b"])], { to: "a" }),
      labelled("one", { to: "b" }),
    ),
    true,
  ],
  [
    "takes the labels and rules that patches add",
    bound(
      "all",
      aggregated("all", [byLabel(["to", "all"])]),
      clusterRole("one", []),
      patch(labelled("one", { to: "all" })),
    ),
    true,
  ],
  [
    "merges the labels of a role and its patches",
    bound(
      "all",
      aggregated("all", [byLabel(["to", "all"], ["for", "me"])]),
      labelled("one", { to: "all" }),
      patch(labelled("one", { for: "me" }, [])),
    ),
    true,
  ],

  [
    "is open for an unknown label",
    bound("all", aggregated("all", [byLabel(["to", "all"])]), labelled("one", { to: UNKNOWN })),
    UNKNOWN,
  ],
  [
    "is open for unknown labels",
    bound("all", aggregated("all", [byLabel(["to", "all"])]), labelled("one", UNKNOWN)),
    UNKNOWN,
  ],
  [
    "is open for an unknown value of the selector",
    bound("all", aggregated("all", [byLabel(["to", UNKNOWN])]), labelled("one", { to: "all" })),
    UNKNOWN,
  ],
  ["is open for unknown selectors", bound("all", aggregated("all", UNKNOWN)), UNKNOWN],
  [
    "is open for an unknown aggregationRule",
    bound("all", clusterRole("all", [], { aggregationRule: UNKNOWN })),
    UNKNOWN,
  ],
  [
    "is open for rules that an unknown aggregationRule may overwrite",
    bound("all", clusterRole("all", READER, { aggregationRule: UNKNOWN })),
    UNKNOWN,
  ],
  [
    "is open for unknown rules that it takes",
    bound("all", aggregated("all", [byLabel(["to", "all"])]), labelled("one", { to: "all" }, UNKNOWN)),
    UNKNOWN,
  ],
  [
    "is certain by one way where another is open",
    bound(
      "all",
      aggregated("all", [byLabel(["to", "all"])]),
      labelled("open", { to: UNKNOWN }),
      labelled("one", { to: "all" }),
    ),
    true,
  ],
])("aggregation %s", (_, program, expected) => {
  expect(can(program, web, getPods)).toBe(expected);
});

describe("a ClusterRole of the program widens the built-in roles", () => {
  const WIDGETS = [rule(["patch"], ["example.com"], ["widgets"])];
  const to = (name: string, value: Value = "true") =>
    labelled("widgets", { [`rbac.authorization.k8s.io/aggregate-to-${name}`]: value }, WIDGETS);

  test.each<[name: string, source: Resource, role: string, expected: Truth]>([
    ["view by its label", to("view"), "view", true],
    ["edit by the label of view", to("view"), "edit", true],
    ["admin by the label of view", to("view"), "admin", true],
    ["edit by its label", to("edit"), "edit", true],
    ["admin by the label of edit", to("edit"), "admin", true],
    ["view not by the label of edit", to("edit"), "view", false],
    ["admin by its label", to("admin"), "admin", true],
    ["edit not by the label of admin", to("admin"), "edit", false],
    ["only by the value true", to("view", "false"), "view", false],
    ["perhaps, by a value that is not known", to("view", UNKNOWN), "view", UNKNOWN],
  ])("%s", (_, source, role, expected) => {
    expect(can(bound(role, source), web, exec)).toBe(expected);
    expect(can([roleBinding("shop/b", toClusterRole(role), account("shop", "web")), source], web, exec)).toBe(
      expected,
    );
  });
});
