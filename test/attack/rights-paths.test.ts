import { pathsBetween } from "../../lib/attack/paths";
import type { Value, ValueMap } from "../../lib/model/value";
import { deployment, type Manifest, object, UNKNOWN } from "../support/builders";
import { programIn } from "../support/declared";
import { exposedBy, exposedWeb, rule } from "../support/exposed";

const GROUP = "rbac.authorization.k8s.io";
const RBAC = `${GROUP}/v1`;
const CERTIFICATES = "certificates.k8s.io";

const role = (name: string, rules: readonly ValueMap[], rest: ValueMap = {}) =>
  object(RBAC, name.includes("/") ? "Role" : "ClusterRole", name, { rules: [...rules], ...rest });
const account = (name: Value, namespace?: Value): ValueMap => ({
  kind: "ServiceAccount",
  name,
  ...(namespace !== undefined && { namespace }),
});
/** A binding of `<namespace>/<name>`, or of the whole cluster, to the ClusterRole of some name. */
const binding = (name: string, ref: string, ...subjects: ValueMap[]) =>
  object(RBAC, name.includes("/") ? "RoleBinding" : "ClusterRoleBinding", name, {
    roleRef: { apiGroup: GROUP, kind: "ClusterRole", name: ref },
    subjects,
  });
const shop = [exposedWeb(), exposedBy("LoadBalancer")];
const web = account("web", "shop");

/** The paths from outside to the cluster: their certainty, and the change that closes the most of them. */
function toCluster(...objects: readonly Manifest[]): string[] {
  const program = programIn({ objects: [...shop, ...objects], notSeen: [] });
  return pathsBetween(program, "outside", "cluster-admin").map(
    ({ certainty, cut }) => `${certainty}, ${cut?.fix.change} (${cut?.cuts} of ${cut?.of})`,
  );
}

/** What the paths from outside to the cluster lead through. */
function edgesToCluster(...objects: readonly Manifest[]): string[][] {
  const program = programIn({ objects: [...shop, ...objects], notSeen: [] });
  return pathsBetween(program, "outside", "cluster-admin").map(({ steps }) => [
    ...new Set(steps.map(({ edge }) => edge.id)),
  ]);
}

test("a subject of a RoleBinding without a namespace is one of the namespace of the binding", () => {
  const system = binding("kube-system/web", "cluster-admin", account("web"));
  const agent = { ...exposedWeb({}, { "metadata.namespace": "kube-system" }) };
  const front = { ...exposedBy("LoadBalancer"), metadata: { name: "web", namespace: "kube-system" } };
  expect(toCluster(agent, front, system)).not.toEqual([]);
  expect(toCluster(agent, front, binding("shop/web", "cluster-admin", account("web")))).not.toEqual([]);
  expect(toCluster(binding("bank/web", "cluster-admin", account("web")))).toEqual([]);
  // In a ClusterRoleBinding it is none.
  expect(toCluster(binding("web", "cluster-admin", account("web")))).toEqual([]);
});

test("what an aggregated ClusterRole collects is a way, by the role that it comes from", () => {
  const aggregated = role("all", [], {
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: "all" } }] },
  });
  const part = role("part", [rule(["*"], "*", "*")], { metadata: { labels: { to: "all" } } });
  expect(edgesToCluster(aggregated, part, binding("web", "all", web))).toHaveLength(1);
  const other = role("part", [rule(["*"], "*", "*")], { metadata: { labels: { to: "none" } } });
  expect(edgesToCluster(aggregated, other, binding("web", "all", web))).toEqual([]);
});

describe("rights that are joined", () => {
  const binds = role("binds", [rule(["bind"], GROUP, "clusterroles")]);
  const writes = role("writes", [rule(["create"], GROUP, "clusterrolebindings")]);

  test("from two roles of one account", () => {
    const [path] = edgesToCluster(binds, writes, binding("one", "binds", web), binding("two", "writes", web));
    expect(path).toContain("BIND_ROLE");
    expect(toCluster(binds, writes, binding("one", "binds", web))).toEqual([]);
  });

  test("from the accounts of two pods, of which one asks for certificates and the other approves them", () => {
    const asks = role("asks", [rule(["create"], CERTIFICATES, "certificatesigningrequests")]);
    const approves = role("approves", [
      rule(["update"], CERTIFICATES, "certificatesigningrequests/approval"),
      rule(["approve"], CERTIFICATES, "signers"),
    ]);
    const api = deployment(
      "shop/api",
      { automountServiceAccountToken: true, serviceAccountName: "api" },
      { "spec.template.metadata.labels": { app: "web" } },
    );
    const both = [asks, approves, binding("asks", "asks", web)];
    const ofApi = binding("approves", "approves", account("api", "shop"));
    const [path] = edgesToCluster(api, ...both, ofApi);
    expect(path).toContain("CSR");
    expect(toCluster(...both, ofApi)).toEqual([]);
    expect(toCluster(api, ...both)).toEqual([]);
  });

  test("from a binding of the cluster and one of a namespace, where both hold", () => {
    const roles = role("roles", [rule(["create"], GROUP, "rolebindings")]);
    const system = [binding("one", "binds", web), binding("kube-system/two", "roles", web)];
    expect(edgesToCluster(binds, roles, ...system)[0]).toContain("BIND_ROLE");
    const bank = [binding("one", "binds", web), binding("bank/two", "roles", web)];
    // Pods of the namespace bank are a way to its nodes, and perhaps to those of the control plane.
    expect(toCluster(binds, roles, ...bank)).toEqual([expect.stringMatching(/^possible, /)]);
  });
});

describe("a change is named only where it closes the way", () => {
  const admin = role("owner", [rule(["*"], "*", "*")]);

  test("one rule is, and of two none", () => {
    const changes = (...rules: ValueMap[]) =>
      closingChanges(role("owner", rules), binding("web", "owner", web));
    expect(changes(rule(["*"], "*", "*"))).toContainEqual(expect.stringMatching(/rules\[0\]/));
    expect(changes(rule(["*"], "*", "*"), rule(["*"], "*", "*"))).not.toContainEqual(
      expect.stringMatching(/rules/),
    );
  });

  test("one subject is, and of a subject that is listed twice none", () => {
    expect(closingChanges(admin, binding("web", "owner", web))).toContain("remove subjects[0]");
    expect(closingChanges(admin, binding("web", "owner", web, web))).not.toContainEqual(
      expect.stringMatching(/subjects/),
    );
  });

  test("of two subjects that are both entered, neither", () => {
    const api = deployment(
      "shop/api",
      { automountServiceAccountToken: true, serviceAccountName: "api" },
      { "spec.template.metadata.labels": { app: "web" } },
    );
    expect(
      closingChanges(admin, api, binding("web", "owner", web, account("api", "shop"))),
    ).not.toContainEqual(expect.stringMatching(/subjects/));
  });

  function closingChanges(...objects: readonly Manifest[]): string[] {
    const program = programIn({ objects: [...shop, ...objects], notSeen: [] });
    const [path] = pathsBetween(program, "outside", "cluster-admin");
    const cuts = path?.cut === undefined ? [] : [path.cut, ...path.alternatives];
    return cuts.filter(({ cuts: closed, of }) => closed === of).map(({ fix }) => fix.change);
  }
});

describe("what is not known", () => {
  test.each<[name: string, subject: ValueMap]>([
    ["the name of a subject", account(UNKNOWN, "shop")],
    ["the namespace of a subject", account("web", UNKNOWN)],
    ["the kind of a subject", { kind: UNKNOWN, name: "web" }],
    ["the name of a group", { kind: "Group", apiGroup: GROUP, name: UNKNOWN }],
  ])("%s makes the way possible", (_, subject) => {
    expect(toCluster(binding("web", "cluster-admin", subject))).toEqual([
      expect.stringMatching(/^possible, /),
    ]);
  });

  test("a binding in a namespace that is not known may be one of kube-system", () => {
    const open = object(RBAC, "RoleBinding", "web", {
      metadata: { namespace: UNKNOWN },
      roleRef: { apiGroup: GROUP, kind: "ClusterRole", name: "cluster-admin" },
      subjects: [web],
    });
    const agent = object("v1", "ServiceAccount", "kube-system/agent");
    expect(toCluster(open, agent)).toEqual([expect.stringMatching(/^possible, /)]);
  });

  test("a role of another program may be that of an administrator", () => {
    expect(toCluster(binding("web", "elsewhere", web))).toEqual([expect.stringMatching(/^possible, /)]);
  });
});

describe("rights on named objects", () => {
  const only = (name: Value, given: ValueMap): ValueMap => ({ ...given, resourceNames: [name] });
  const bindings = rule(["create"], GROUP, "clusterrolebindings", "rolebindings");
  const may = (...rules: ValueMap[]) => [role("web", rules), binding("web", "web", web)];

  test("the right to bind one role gives what that role gives", () => {
    const bindsOnly = (name: string) => may(only(name, rule(["bind"], GROUP, "clusterroles")), bindings);
    expect(edgesToCluster(...bindsOnly("cluster-admin"))[0]).toContain("BIND_ROLE");
    expect(edgesToCluster(...bindsOnly("system:discovery"))).toEqual([]);
  });

  test("the right to change one role is of use where the role is held", () => {
    const changes = (name: string) => may(only(name, rule(["escalate", "update"], GROUP, "clusterroles")));
    expect(edgesToCluster(...changes("web"))[0]).toContain("ESCALATE_ROLE");
    expect(edgesToCluster(...changes("another"))).toEqual([]);
    const one = only("web", rule(["escalate"], GROUP, "clusterroles"));
    const other = only("another", rule(["update"], GROUP, "clusterroles"));
    expect(edgesToCluster(...may(one, other))).toEqual([]);
  });

  test("the right to act as one user gives what that user has, and as a group nothing", () => {
    const admins = binding("admins", "cluster-admin", { kind: "User", apiGroup: GROUP, name: "ann" });
    const acts = (resource: string, name: string) => may(only(name, rule(["impersonate"], "", resource)));
    expect(edgesToCluster(admins, ...acts("users", "ann"))[0]).toContain("IMPERSONATE");
    expect(edgesToCluster(admins, ...acts("users", "bob"))).toEqual([]);
    expect(edgesToCluster(admins, ...acts("groups", "ann"))).toEqual([]);
  });
});
