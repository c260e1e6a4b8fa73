import { parseCalicoSelector } from "../../../lib/kubernetes/network/calico-selector";
import { type Direction, networkOf } from "../../../lib/kubernetes/network/policy";
import { type Truth, UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { type Manifest, namespace, object } from "../../support/builders";
import { networkPolicy, reaches } from "./network-support";
import { clusterOf, podNamed, workload } from "./support";

const pods = [
  namespace("shop", { team: "a" }),
  namespace("blog", { team: "b" }),
  workload("shop/web", { app: "web" }),
  workload("shop/db", { app: "db" }),
  workload("blog/other", { app: "other" }),
];
const allow = networkPolicy("shop/allow", { podSelector: {}, ingress: [{}] });

/** Isolation of `web` for ingress, default deny of `shop` for ingress, and whether `other` reaches `web`. */
function judged(...policies: Manifest[]): Truth[] {
  const cluster = clusterOf([...pods, ...policies]);
  const network = networkOf(cluster);
  return [
    network.isIsolated(podNamed(cluster, "web"), "ingress"),
    network.defaultDenies("shop", "ingress").verdict,
    reaches(cluster, "other", "web"),
  ];
}

describe("Cilium", () => {
  const policy = (spec: Value, name = "shop/policy") =>
    object("cilium.io/v2", "CiliumNetworkPolicy", name, { spec });
  const clusterwide = (spec: Value) =>
    object("cilium.io/v2", "CiliumClusterwideNetworkPolicy", "all", { spec });
  const web = { matchLabels: { app: "web" } };

  type Case = [name: string, policy: Manifest, expected: Truth[]];
  test.each<Case>([
    ["an empty rule denies everything", policy({ endpointSelector: {}, ingress: [{}] }), [true, true, false]],
    ["an empty list does not apply", policy({ endpointSelector: {}, ingress: [] }), [false, false, true]],
    ["no list does not apply", policy({ endpointSelector: {} }), [false, false, true]],
    ["egress says nothing of ingress", policy({ endpointSelector: {}, egress: [{}] }), [false, false, true]],
    [
      "a rule may allow anything",
      policy({ endpointSelector: {}, ingress: [{ fromEntities: ["cluster"] }] }),
      [true, false, UNKNOWN],
    ],
    [
      "a rule without peers, which is not read",
      policy({ endpointSelector: {}, ingress: [{ fromEndpoints: [] }] }),
      [true, UNKNOWN, UNKNOWN],
    ],
    ["a denial isolates too", policy({ endpointSelector: {}, ingressDeny: [{}] }), [true, true, false]],
    [
      "without default deny it does not isolate",
      policy({
        endpointSelector: {},
        ingress: [{ fromEntities: ["all"] }],
        enableDefaultDeny: { ingress: false },
      }),
      [false, false, true],
    ],
    [
      "with default deny and no rules it isolates",
      policy({ endpointSelector: {}, enableDefaultDeny: { ingress: true } }),
      [true, true, false],
    ],
    ["some pods", policy({ endpointSelector: web, ingress: [{}] }), [true, false, false]],
    [
      "other pods",
      policy({ endpointSelector: { matchLabels: { app: "db" } }, ingress: [{}] }),
      [false, false, true],
    ],
    [
      "labels may name Kubernetes as their source",
      policy({ endpointSelector: { matchLabels: { "k8s:app": "web" } }, ingress: [{}] }),
      [true, false, false],
    ],
    [
      "labels of another source are not known",
      policy({ endpointSelector: { matchLabels: { "reserved:host": "" } }, ingress: [{}] }),
      [UNKNOWN, UNKNOWN, UNKNOWN],
    ],
    [
      "another namespace",
      policy({ endpointSelector: {}, ingress: [{}] }, "blog/policy"),
      [false, false, true],
    ],
    ["all namespaces", clusterwide({ endpointSelector: {}, ingress: [{}] }), [true, true, false]],
    [
      "a namespace by its label",
      clusterwide({
        endpointSelector: { matchLabels: { "k8s:io.kubernetes.pod.namespace": "shop" } },
        ingress: [{}],
      }),
      [true, false, false],
    ],
    [
      "all namespaces but one",
      clusterwide({
        endpointSelector: {
          matchExpressions: [{ key: "io.kubernetes.pod.namespace", operator: "NotIn", values: ["shop"] }],
        },
        ingress: [{}],
      }),
      [false, false, true],
    ],
    ["nodes", clusterwide({ nodeSelector: {}, ingress: [{}] }), [false, false, true]],
    [
      "an unknown selector",
      policy({ endpointSelector: UNKNOWN, ingress: [{}] }),
      [UNKNOWN, UNKNOWN, UNKNOWN],
    ],
    ["an unknown rule", policy({ endpointSelector: {}, ingress: [UNKNOWN] }), [true, UNKNOWN, UNKNOWN]],
    ["unknown rules", policy({ endpointSelector: {}, ingress: UNKNOWN }), [UNKNOWN, UNKNOWN, UNKNOWN]],
  ])("%s", (_, given, expected) => {
    expect(judged(given)).toEqual(expected);
  });

  test("several specs are several policies", () => {
    const specs = [
      { endpointSelector: web, ingress: [{}] },
      { endpointSelector: {}, egress: [{}] },
    ];
    const cluster = clusterOf([...pods, object("cilium.io/v2", "CiliumNetworkPolicy", "shop/p", { specs })]);
    const isolated = (pod: string, direction: Direction) =>
      networkOf(cluster).isIsolated(podNamed(cluster, pod), direction);
    expect([isolated("web", "ingress"), isolated("db", "ingress"), isolated("db", "egress")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("what a NetworkPolicy allows stands, unless a denial may forbid it", () => {
    expect(reaches([...pods, allow, policy({ endpointSelector: {}, ingress: [{}] })], "other", "web")).toBe(
      true,
    );
    expect(
      reaches([...pods, allow, policy({ endpointSelector: {}, ingressDeny: [{}] })], "other", "web"),
    ).toBe(UNKNOWN);
  });
});

describe("Calico", () => {
  const policy = (spec: Value, name = "shop/policy") =>
    object("projectcalico.org/v3", "NetworkPolicy", name, { spec });
  const global = (spec: ValueMap, apiVersion = "projectcalico.org/v3") =>
    object(apiVersion, "GlobalNetworkPolicy", "all", { spec });
  const types = ["Ingress", "Egress"];

  type Case = [name: string, policy: Manifest, expected: Truth[]];
  test.each<Case>([
    ["no rules deny everything", policy({ selector: "all()", types }), [true, true, false]],
    ["no selector is all", policy({ types }), [true, true, false]],
    ["no types are ingress", policy({}), [true, true, false]],
    [
      "no types and egress rules alone are egress",
      policy({ egress: [{ action: "Allow" }] }),
      [false, false, true],
    ],
    ["egress alone", policy({ types: ["Egress"] }), [false, false, true]],
    ["a rule may allow anything", policy({ ingress: [{ action: "Allow" }] }), [true, false, UNKNOWN]],
    ["a rule that denies", policy({ ingress: [{ action: "Deny" }] }), [true, true, false]],
    ["some pods", policy({ selector: "app == 'web'" }), [true, false, false]],
    ["other pods", policy({ selector: "app == 'db'" }), [false, false, true]],
    ["another namespace", policy({}, "blog/policy"), [false, false, true]],
    ["another tier", policy({ tier: "security", types }), [UNKNOWN, UNKNOWN, UNKNOWN]],
    [
      "a service account, which is not read",
      policy({ serviceAccountSelector: "all()" }),
      [UNKNOWN, UNKNOWN, UNKNOWN],
    ],
    ["a selector that cannot be read", policy({ selector: "app ~ 'x'" }), [UNKNOWN, UNKNOWN, UNKNOWN]],
    ["an unknown selector", policy({ selector: UNKNOWN }), [UNKNOWN, UNKNOWN, UNKNOWN]],
    ["all namespaces", global({ types }), [true, true, false]],
    ["all namespaces, in the old group", global({ types }, "crd.projectcalico.org/v1"), [true, true, false]],
    ["a namespace by label", global({ namespaceSelector: "team == 'a'" }), [true, true, false]],
    ["another namespace by label", global({ namespaceSelector: "team == 'b'" }), [false, false, true]],
    [
      "all namespaces but some by name",
      global({ namespaceSelector: "projectcalico.org/name not in {'kube-system', 'blog'}" }),
      [true, true, false],
    ],
    [
      "pods of a namespace by name",
      global({ selector: "projectcalico.org/namespace == 'shop' && has(app)" }),
      [true, false, false],
    ],
    [
      "pods of all namespaces but one",
      global({ selector: "projectcalico.org/namespace != 'shop'" }),
      [false, false, true],
    ],
    [
      "labels of the namespace of a pod, which are not read",
      global({ selector: "pcns.team == 'a'" }),
      [UNKNOWN, UNKNOWN, UNKNOWN],
    ],
    ["rules for hosts before translation of addresses", global({ preDNAT: true }), [false, false, true]],
  ])("%s", (_, given, expected) => {
    expect(judged(given)).toEqual(expected);
  });

  test("what a NetworkPolicy allows stands, unless a denial may forbid it", () => {
    expect(reaches([...pods, allow, global({})], "other", "web")).toBe(true);
    expect(reaches([...pods, allow, global({ ingress: [{ action: "Deny" }] })], "other", "web")).toBe(
      UNKNOWN,
    );
  });
});

describe("a selector of Calico", () => {
  const labels: Record<string, string | undefined | typeof UNKNOWN> = {
    app: "web",
    "k.io/x-y": "1",
    open: UNKNOWN,
  };
  test.each<[selector: string, expected: Truth]>([
    ["", true],
    ["all()", true],
    ["global()", false],
    ["has(app)", true],
    ["has(zone)", false],
    ["!has(zone)", true],
    ["has(open)", UNKNOWN],
    ["app == 'web'", true],
    ['app == "db"', false],
    ["app=='web'", true],
    ["zone == 'a'", false],
    ["app != 'db'", true],
    ["zone != 'a'", true],
    ["open != 'a'", UNKNOWN],
    ["k.io/x-y == '1'", true],
    ["app in {'web', 'db'}", true],
    ["app in { }", false],
    ["app not in {'web', 'db'}", false],
    ["zone not in {'a'}", true],
    ["app contains 'e'", true],
    ["app starts with 'w'", true],
    ["app ends with 'w'", false],
    ["app == 'db' || has(app)", true],
    ["has(app) && has(zone) || all()", true],
    ["has(app) && (has(zone) || !all())", false],
    ["!(has(app) && has(zone))", true],
    ["!!has(app)", true],
    ["has(open) || has(app)", true],
    ["has(open) && has(zone)", false],
  ])("%s: %s", (selector, expected) => {
    expect(parseCalicoSelector(selector)?.((key) => labels[key])).toBe(expected);
  });

  test.each([
    "app",
    "app = 'web'",
    "app == web",
    "has(app",
    "has()",
    "app in 'web'",
    "app in {'a' 'b'}",
    "all() all()",
    "&& all()",
    "unknown()",
    "app == 'web",
    "~",
    `${"!".repeat(5000)}all()`,
  ])("%j is none", (selector) => {
    expect(parseCalicoSelector(selector)).toBeUndefined();
  });
});
