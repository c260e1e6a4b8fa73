import { networkOf, type PortQuestion } from "../../../lib/kubernetes/network/policy";
import { type Truth, UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { type Manifest, namespace, object } from "../../support/builders";
import { networkPolicy, reaches } from "./network-support";
import { clusterOf, podNamed, workload } from "./support";

const pods = [
  namespace("shop", { team: "a" }),
  namespace("blog", { team: "b" }),
  workload("shop/web", { app: "web" }),
  workload(
    "shop/db",
    { app: "db" },
    { containers: [{ name: "db", ports: [{ name: "sql", containerPort: 5432 }] }] },
  ),
  workload("blog/other", { app: "other" }),
];

const everyone: ValueMap = { namespaces: {} };
const teamB: ValueMap = { namespaces: { matchLabels: { team: "b" } } };
const web: ValueMap = { pods: { namespaceSelector: {}, podSelector: { matchLabels: { app: "web" } } } };

function admin(priority: Value, ingress: Value, spec: ValueMap = {}): Manifest {
  return object("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy", `p${String(priority)}`, {
    spec: { priority, subject: { namespaces: {} }, ingress, ...spec },
  });
}

function baseline(ingress: Value, spec: ValueMap = {}): Manifest {
  return object("policy.networking.k8s.io/v1alpha1", "BaselineAdminNetworkPolicy", "default", {
    spec: { subject: { namespaces: {} }, ingress, ...spec },
  });
}

function cluster(tier: Value, priority: Value, ingress: Value, spec: ValueMap = {}): Manifest {
  return object("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy", `c${String(priority)}`, {
    spec: { tier, priority, subject: { namespaces: {} }, ingress, ...spec },
  });
}

const rule = (action: Value, peer: Value = everyone, rest: ValueMap = {}): ValueMap => ({
  action,
  from: [peer],
  ...rest,
});
const deny = networkPolicy("shop/deny", { podSelector: {} });
const allow = networkPolicy("shop/allow", { podSelector: {}, ingress: [{}] });

describe("tiers", () => {
  type Case = [name: string, policies: Manifest[], expected: Truth];
  test.each<Case>([
    ["a denial of the administrator holds", [admin(1, [rule("Deny")])], false],
    ["it holds against a NetworkPolicy", [admin(1, [rule("Deny")]), allow], false],
    [
      "a permission of the administrator holds against a NetworkPolicy",
      [admin(1, [rule("Allow")]), deny],
      true,
    ],
    ["a pass leaves it to the NetworkPolicies", [admin(1, [rule("Pass")]), deny], false],
    ["a pass skips what follows in its tier", [admin(1, [rule("Pass"), rule("Deny")])], true],
    ["what does not match leaves it to the NetworkPolicies", [admin(1, [rule("Allow", teamB)]), deny], false],
    ["low numbers go first", [admin(2, [rule("Deny")]), admin(1, [rule("Allow")])], true],
    ["rules go in order", [admin(1, [rule("Allow", web), rule("Deny")])], true],
    ["the first rule that matches decides", [admin(1, [rule("Deny"), rule("Allow", web)])], false],
    [
      "equal numbers that agree decide",
      [admin(1, [rule("Deny")]), cluster("Admin", 1, [rule("Deny")])],
      false,
    ],
    [
      "equal numbers that disagree leave it open",
      [admin(1, [rule("Deny")]), cluster("Admin", 1, [rule("Accept")])],
      UNKNOWN,
    ],
    [
      "an unknown number leaves it open",
      [admin(UNKNOWN, [rule("Deny")]), admin(1, [rule("Allow")])],
      UNKNOWN,
    ],
    [
      "an unknown number of one that agrees does not",
      [admin(UNKNOWN, [rule("Deny")]), admin(1, [rule("Deny")])],
      false,
    ],
    ["an unknown action leaves it open", [admin(1, [rule(UNKNOWN)])], UNKNOWN],
    ["an unknown rule leaves it open", [admin(1, [UNKNOWN])], UNKNOWN],
    ["an unknown rule behind one that decides does not", [admin(1, [rule("Deny"), UNKNOWN])], false],
    ["the baseline denies where no NetworkPolicy selects", [baseline([rule("Deny")])], false],
    ["the baseline yields to a NetworkPolicy", [baseline([rule("Deny")]), allow], true],
    ["the baseline yields to the administrator", [baseline([rule("Deny")]), admin(1, [rule("Allow")])], true],
    ["a pass reaches the baseline", [baseline([rule("Deny")]), admin(1, [rule("Pass")])], false],
    [
      "a NetworkPolicy that perhaps selects",
      [baseline([rule("Deny")]), networkPolicy("shop/p", { podSelector: UNKNOWN, ingress: [{}] })],
      UNKNOWN,
    ],
    ["the later kind, in its first tier", [cluster("Admin", 1, [rule("Deny")]), allow], false],
    ["the later kind, in its second tier", [cluster("Baseline", 1, [rule("Deny")]), allow], true],
    ["the later kind, in its second tier, alone", [cluster("Baseline", 1, [rule("Deny")])], false],
    ["the later kind, in an unknown tier", [cluster(UNKNOWN, 1, [rule("Deny")]), allow], UNKNOWN],
    ["the later kind accepts", [cluster("Admin", 1, [rule("Accept")]), deny], true],
    ["nothing for ingress leaves it to the NetworkPolicies", [admin(1, [], { egress: [] })], true],
  ])("%s", (_, policies, expected) => {
    expect(reaches([...pods, ...policies], "web", "db")).toBe(expected);
  });

  test("egress is judged at the source", () => {
    const out = admin(1, [], { egress: [{ action: "Deny", to: [teamB] }] });
    expect(reaches([...pods, out], "web", "other")).toBe(false);
    expect(reaches([...pods, out], "other", "web")).toBe(true);
  });

  test("the witness is the rule that decides", () => {
    const found = clusterOf([...pods, admin(1, [rule("Allow", teamB), rule("Deny")])]);
    const { witness } = networkOf(found).reaches(podNamed(found, "web"), podNamed(found, "db"));
    expect(witness?.rule.path).toBe("spec.ingress[1]");
  });
});

describe("subjects", () => {
  test.each<[name: string, subject: Value, expected: Truth]>([
    ["all namespaces", { namespaces: {} }, false],
    ["a namespace by label", { namespaces: { matchLabels: { team: "a" } } }, false],
    ["another namespace", { namespaces: { matchLabels: { team: "b" } } }, true],
    [
      "pods by label",
      { pods: { namespaceSelector: {}, podSelector: { matchLabels: { app: "db" } } } },
      false,
    ],
    ["other pods", { pods: { namespaceSelector: {}, podSelector: { matchLabels: { app: "x" } } } }, true],
    [
      "pods of another namespace",
      { pods: { namespaceSelector: { matchLabels: { team: "b" } }, podSelector: {} } },
      true,
    ],
    ["pods of every namespace without a selector of namespaces", { pods: { podSelector: {} } }, false],
    ["both, which is refused", { namespaces: {}, pods: { podSelector: {} } }, UNKNOWN],
    ["nothing, which is refused", {}, UNKNOWN],
    ["an unknown one", UNKNOWN, UNKNOWN],
  ])("%s", (_, subject, expected) => {
    expect(reaches([...pods, admin(1, [rule("Deny")], { subject })], "web", "db")).toBe(expected);
  });

  test("a pod of the host network is none", () => {
    const agent = workload("shop/agent", {}, { hostNetwork: true });
    const found = clusterOf([...pods, agent, admin(1, [rule("Deny")])]);
    expect(networkOf(found).policiesSelecting(podNamed(found, "agent"), "ingress")).toEqual([]);
    expect(networkOf(found).policiesSelecting(podNamed(found, "web"), "ingress")).toHaveLength(1);
    expect(networkOf(found).policiesSelecting(podNamed(found, "web"), "egress")).toHaveLength(0);
  });
});

describe("peers", () => {
  test.each<[name: string, peer: Value, web: Truth, outside: Truth]>([
    ["all namespaces: pods, not addresses", everyone, false, true],
    ["pods by label", web, false, true],
    [
      "pods by label, of another namespace",
      { pods: { ...(web["pods"] as ValueMap), namespaceSelector: { matchLabels: { team: "b" } } } },
      true,
      true,
    ],
    ["networks: addresses, and pods perhaps", { networks: ["0.0.0.0/0"] }, UNKNOWN, false],
    ["networks that hold no pod", { networks: ["169.254.169.254/32"] }, true, UNKNOWN],
    ["nodes", { nodes: {} }, UNKNOWN, UNKNOWN],
    ["domain names", { domainNames: ["example.com"] }, UNKNOWN, UNKNOWN],
    ["nothing, which is refused", {}, UNKNOWN, UNKNOWN],
    ["an unknown one", UNKNOWN, UNKNOWN, UNKNOWN],
  ])("%s", (_, peer, fromWeb, outside) => {
    const program = [...pods, admin(1, [rule("Deny", peer)])];
    expect([reaches(program, "web", "db"), reaches(program, "outside", "db")]).toEqual([fromWeb, outside]);
  });

  test("a rule without peers, which is refused, leaves it open", () => {
    expect(reaches([...pods, admin(1, [{ action: "Deny" }])], "web", "db")).toBe(UNKNOWN);
  });
});

describe("ports", () => {
  type Case = [name: string, rest: ValueMap, asked: PortQuestion, isDenied: Truth];
  const tcp = (port: number): PortQuestion => ({ port });
  const udp = (port: number): PortQuestion => ({ port, protocol: "UDP" });
  test.each<Case>([
    ["none: every port", {}, tcp(1), true],
    ["a number", { ports: [{ portNumber: { protocol: "TCP", port: 80 } }] }, tcp(80), true],
    ["another number", { ports: [{ portNumber: { protocol: "TCP", port: 80 } }] }, tcp(81), false],
    ["another protocol", { ports: [{ portNumber: { protocol: "UDP", port: 80 } }] }, tcp(80), false],
    ["TCP by default", { ports: [{ portNumber: { port: 80 } }] }, tcp(80), true],
    ["a range", { ports: [{ portRange: { start: 80, end: 90 } }] }, tcp(85), true],
    ["beside a range", { ports: [{ portRange: { start: 80, end: 90 } }] }, tcp(95), false],
    ["a name", { ports: [{ namedPort: "sql" }] }, tcp(5432), true],
    ["a name of another port", { ports: [{ namedPort: "sql" }] }, tcp(5433), false],
    ["an empty list", { ports: [] }, tcp(80), UNKNOWN],
    ["an unknown port", { ports: [UNKNOWN] }, tcp(80), UNKNOWN],
    ["an unknown number", { ports: [{ portNumber: { port: UNKNOWN } }] }, tcp(80), UNKNOWN],
    [
      "a number of the later kind",
      { protocols: [{ tcp: { destinationPort: { number: 80 } } }] },
      tcp(80),
      true,
    ],
    ["another number of it", { protocols: [{ tcp: { destinationPort: { number: 80 } } }] }, tcp(81), false],
    [
      "a range of it",
      { protocols: [{ udp: { destinationPort: { range: { start: 1, end: 9 } } } }] },
      udp(9),
      true,
    ],
    ["all ports of a protocol", { protocols: [{ udp: {} }] }, udp(1234), true],
    ["all ports of another protocol", { protocols: [{ udp: {} }] }, tcp(1234), false],
    ["a name of it", { protocols: [{ destinationNamedPort: "sql" }] }, tcp(5432), true],
    ["a protocol that is new", { protocols: [{ icmp: {} }] }, tcp(1), UNKNOWN],
  ])("%s", (_, rest, asked, isDenied) => {
    const expected = isDenied === UNKNOWN ? UNKNOWN : !isDenied;
    expect(reaches([...pods, admin(1, [rule("Deny", everyone, rest)])], "web", "db", asked)).toBe(expected);
  });

  test("a denial of one port leaves the others", () => {
    const ports = ["TCP", "UDP", "SCTP"].map((protocol) => ({
      portRange: { protocol, start: 1, end: 65534 },
    }));
    const policy = admin(1, [rule("Deny", everyone, { ports })]);
    expect(reaches([...pods, policy], "web", "db")).toBe(true);
    const protocols = ["tcp", "udp", "sctp"].map((name) => ({ [name]: {} }));
    const all = cluster("Admin", 1, [rule("Deny", everyone, { protocols })]);
    expect(reaches([...pods, all], "web", "db")).toBe(false);
  });
});

test("a denial of the administrator leaves open whether a namespace denies by default", () => {
  const verdict = (policy: Manifest) =>
    networkOf(clusterOf([...pods, policy])).defaultDenies("shop", "ingress").verdict;
  expect(verdict(baseline([rule("Deny")]))).toBe(UNKNOWN);
  expect(verdict(baseline([rule("Allow")]))).toBe(false);
  expect(verdict(baseline([rule("Deny")], { subject: teamB }))).toBe(false);
});
