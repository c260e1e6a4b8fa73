import { type Direction, networkOf, POLICY_KINDS } from "../../../lib/kubernetes/network/policy";
import { type Truth, UNKNOWN, type ValueMap } from "../../../lib/model/value";
import { type Manifest, namespace, object } from "../../support/builders";
import { networkPolicy } from "./network-support";
import { clusterOf, podNamed, workload } from "./support";

const pods = [
  namespace("shop", { team: "a" }),
  namespace("blog", { team: "b" }),
  workload("shop/web", { app: "web" }),
  workload("shop/db", { app: "db" }),
  workload("blog/other", { app: "other" }),
];

describe("isolation", () => {
  type Case = [name: string, spec: ValueMap | undefined, ingress: Truth, egress: Truth];
  test.each<Case>([
    ["is for ingress without types", { podSelector: {} }, true, false],
    ["is for egress too where there are egress rules", { podSelector: {}, egress: [{}] }, true, true],
    [
      "is for ingress alone where the list of egress rules is empty",
      { podSelector: {}, egress: [] },
      true,
      false,
    ],
    ["is for ingress with an empty list of types", { podSelector: {}, policyTypes: [] }, true, false],
    ["is for what the types say", { podSelector: {}, policyTypes: ["Egress"], ingress: [{}] }, false, true],
    ["is for both", { podSelector: {}, policyTypes: ["Ingress", "Egress"] }, true, true],
    ["is of all pods without a selector", { policyTypes: ["Ingress"] }, true, false],
    ["is of all pods without a spec", undefined, true, false],
    ["is of the pods that are selected", { podSelector: { matchLabels: { app: "web" } } }, true, false],
    ["is not of others", { podSelector: { matchLabels: { app: "db" } } }, false, false],
    [
      "is by expressions",
      { podSelector: { matchExpressions: [{ key: "app", operator: "In", values: ["web", "x"] }] } },
      true,
      false,
    ],
    [
      "is not by expressions that do not hold",
      {
        podSelector: {
          matchExpressions: [
            { key: "app", operator: "Exists" },
            { key: "x", operator: "Exists" },
          ],
        },
      },
      false,
      false,
    ],
    ["may be by a selector that is not known", { podSelector: UNKNOWN }, UNKNOWN, false],
    ["may be by types that are not known", { podSelector: {}, policyTypes: UNKNOWN }, UNKNOWN, UNKNOWN],
    [
      "may be by a type that is not known",
      { podSelector: {}, policyTypes: ["Ingress", UNKNOWN] },
      true,
      UNKNOWN,
    ],
    ["may be by rules that are not known", { podSelector: {}, egress: UNKNOWN }, true, UNKNOWN],
    ["may be by a spec that is not known", UNKNOWN as unknown as ValueMap, UNKNOWN, UNKNOWN],
  ])("%s", (_, spec, ingress, egress) => {
    const cluster = clusterOf([...pods, networkPolicy("shop/policy", spec)]);
    const network = networkOf(cluster);
    const web = podNamed(cluster, "web");
    expect([network.isIsolated(web, "ingress"), network.isIsolated(web, "egress")]).toEqual([
      ingress,
      egress,
    ]);
    expect(network.isIsolated(podNamed(cluster, "other"), "ingress")).toBe(false);
  });

  test("may be by a policy whose namespace is not known", () => {
    const policy = { ...networkPolicy("x", { podSelector: {} }), metadata: { namespace: UNKNOWN } };
    const cluster = clusterOf([...pods, policy as Manifest]);
    expect(networkOf(cluster).isIsolated(podNamed(cluster, "web"), "ingress")).toBe(UNKNOWN);
  });

  test("is never of pods of the host network", () => {
    const onHost = workload("shop/agent", { app: "agent" }, { hostNetwork: true });
    const perhaps = workload("shop/perhaps", { app: "agent" }, { hostNetwork: UNKNOWN });
    const cluster = clusterOf([onHost, perhaps, networkPolicy("shop/deny", { podSelector: {} })]);
    const network = networkOf(cluster);
    expect(network.isIsolated(podNamed(cluster, "agent"), "ingress")).toBe(false);
    expect(network.isIsolated(podNamed(cluster, "perhaps"), "ingress")).toBe(UNKNOWN);
  });

  test("is as a Patch of the policy says", () => {
    const policy = networkPolicy("shop/policy", { podSelector: {}, policyTypes: ["Ingress"] });
    const patch = networkPolicy("shop/policy", { policyTypes: ["Egress"] });
    const cluster = clusterOf([...pods, policy], [patch]);
    const web = podNamed(cluster, "web");
    const isolated = (direction: Direction) => networkOf(cluster).isIsolated(web, direction);
    expect([isolated("ingress"), isolated("egress")]).toEqual([false, true]);
  });

  test("may be by a Patch of a policy that is declared elsewhere", () => {
    const cluster = clusterOf(pods, [networkPolicy("shop/elsewhere", { policyTypes: ["Ingress"] })]);
    expect(networkOf(cluster).isIsolated(podNamed(cluster, "web"), "ingress")).toBe(UNKNOWN);
  });
});

describe("default deny", () => {
  type Case = [name: string, policies: Manifest[], ingress: Truth, egress: Truth];
  const policy = (spec: ValueMap) => [networkPolicy("shop/policy", spec)];
  const both = ["Ingress", "Egress"];
  test.each<Case>([
    ["no policy", [], false, false],
    ["all pods, both types, no rules", policy({ podSelector: {}, policyTypes: both }), true, true],
    ["all pods by absence", policy({ policyTypes: both }), true, true],
    ["ingress by default", policy({ podSelector: {} }), true, false],
    ["empty lists of rules", policy({ policyTypes: both, ingress: [], egress: [] }), true, true],
    [
      "an empty selector in full",
      policy({ podSelector: { matchLabels: {}, matchExpressions: [] } }),
      true,
      false,
    ],
    ["a rule", policy({ policyTypes: both, ingress: [{}] }), false, true],
    ["some pods", policy({ podSelector: { matchLabels: { app: "web" } } }), false, false],
    ["an unknown selector", policy({ podSelector: UNKNOWN }), UNKNOWN, false],
    ["an unknown label", policy({ podSelector: { matchLabels: { app: UNKNOWN } } }), UNKNOWN, false],
    ["unknown rules", policy({ ingress: UNKNOWN }), UNKNOWN, false],
    ["unknown types", policy({ policyTypes: UNKNOWN }), UNKNOWN, UNKNOWN],
    ["another namespace", [networkPolicy("blog/policy", { podSelector: {} })], false, false],
    [
      "an unknown namespace",
      [object("networking.k8s.io/v1", "NetworkPolicy", "x", { metadata: { namespace: UNKNOWN }, spec: {} })],
      UNKNOWN,
      false,
    ],
  ])("%s", (_, policies, ingress, egress) => {
    const network = networkOf(clusterOf([...pods, ...policies]));
    const found = [network.defaultDenies("shop", "ingress"), network.defaultDenies("shop", "egress")];
    expect(found.map(({ verdict }) => verdict)).toEqual([ingress, egress]);
    for (const { verdict, by } of found)
      expect(by?.kind).toBe(verdict === false ? undefined : "NetworkPolicy");
  });
});

test("every kind that decides who may connect is read", () => {
  const subjects = { subject: { namespaces: {} }, endpointSelector: {}, tier: "Admin" };
  for (const type of POLICY_KINDS) {
    const [group, kind = ""] = type.split("/");
    const spec = kind === "ClusterNetworkPolicy" || type.startsWith("cilium.io/") ? subjects : {};
    const administrators = { spec: { subject: { namespaces: {} } } };
    const declared = kind.includes("Admin") ? administrators : { spec };
    const cluster = clusterOf([...pods, object(`${group}/v1`, kind, "shop/policy", declared)]);
    const selected = cluster.of(type).flatMap((policy) => networkOf(cluster).selected(policy));
    expect([type, selected.length > 0]).toEqual([type, true]);
  }
});

describe("who selects whom", () => {
  const spec = { podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Ingress"] };
  const cluster = clusterOf([
    ...pods,
    workload("shop/maybe", { app: UNKNOWN }),
    workload("shop/agent", { app: "web" }, { hostNetwork: true }),
    networkPolicy("shop/web", spec),
    networkPolicy("blog/web", spec),
  ]);
  const network = networkOf(cluster);
  const told = ({ verdict, name }: { verdict: Truth; name: unknown }) =>
    `${String(name)} ${verdict === UNKNOWN ? "perhaps" : verdict}`;

  test("a policy selects pods of its namespace", () => {
    const [policy] = cluster.of("networking.k8s.io/NetworkPolicy");
    if (policy === undefined) throw new Error("no policy");
    const selected = network.selected(policy);
    expect(selected.map(({ pod, verdict }) => told({ name: pod.object.name, verdict }))).toEqual([
      "web true",
      "maybe perhaps",
    ]);
  });

  test.each<[pod: string, direction: Direction, expected: string[]]>([
    ["web", "ingress", ["shop/web true"]],
    ["web", "egress", []],
    ["maybe", "ingress", ["shop/web perhaps"]],
    ["agent", "ingress", []],
    ["db", "ingress", []],
    ["other", "ingress", []],
  ])("%s is judged for %s by %j", (pod, direction, expected) => {
    const found = network.policiesSelecting(podNamed(cluster, pod), direction);
    const names = found.map(({ policy, verdict }) => {
      return told({ name: `${String(policy.namespace)}/${String(policy.name)}`, verdict });
    });
    expect(names).toEqual(expected);
  });
});
