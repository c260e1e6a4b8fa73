import { isAllowed, permissionIn, permissionMatches } from "../../../lib/kubernetes/rbac/risky-permission";
import { ALL_PERMISSIONS, PERMISSIONS } from "../../../lib/kubernetes/rbac/risky-permissions";
import { isClusterScoped } from "../../../lib/kubernetes/rbac/scope";
import { UNKNOWN, type Value } from "../../../lib/model/value";
import { account, clusterRole, clusterRoleBinding, rbac, roleBinding, rule, toClusterRole } from "./support";

const API = "rbac.authorization.k8s.io";

/** The ids of the dangers of a role in a ClusterRoleBinding or, in a namespace, in a RoleBinding. */
function found(rules: Value, namespace?: string): string[] {
  const make = namespace === undefined ? clusterRoleBinding : roleBinding;
  const name = namespace === undefined ? "b" : `${namespace}/b`;
  return foundIn(rbac(clusterRole("some", rules), make(name, toClusterRole("some"), account("shop", "web"))));
}

function foundIn(known: ReturnType<typeof rbac>): string[] {
  const [binding] = known.bindings;
  if (binding === undefined) throw new Error("no binding");
  const threats = permissionMatches(ALL_PERMISSIONS, (request) => known.allows(binding, request));
  return [...threats].map(({ permission, verdict }) =>
    verdict === UNKNOWN ? `${permission.id}?` : permission.id,
  );
}

describe("dangers", () => {
  test("have an id of their own, a title without a period and a reason with one", () => {
    expect(new Set(ALL_PERMISSIONS.map(({ id }) => id)).size).toBe(ALL_PERMISSIONS.length);
    for (const { id, title, why, mitre, needs } of ALL_PERMISSIONS) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(title).toMatch(/^[a-z].*[^.]$/);
      expect(why).toMatch(/^[A-Z].*\.$/);
      for (const technique of mitre) expect(technique).toMatch(/^T\d{4}(\.\d{3})?$/);
      expect(needs.every((requests) => requests.length > 0)).toBe(true);
    }
  });

  test("are worse everywhere than in one namespace only where there is a namespace", () => {
    const severities = ["low", "medium", "high", "critical"];
    for (const { severity, everywhere, needs } of ALL_PERMISSIONS) {
      if (everywhere === undefined) continue;
      expect(severities.indexOf(everywhere)).toBeGreaterThan(severities.indexOf(severity));
      // One Namespace is in itself: a Role may reach its own.
      const isOutside = needs
        .flat()
        .every(({ group, resource }) => isClusterScoped(group, resource) && resource !== "namespaces");
      expect(isOutside).toBe(false);
    }
  });

  test("all hold for cluster-admin", () => {
    const admin = rbac(clusterRoleBinding("b", toClusterRole("cluster-admin"), account("shop", "web")));
    expect(foundIn(admin)).toEqual(ALL_PERMISSIONS.map(({ id }) => id));
  });

  test("are few for view", () => {
    expect(foundIn(rbac(clusterRoleBinding("b", toClusterRole("view"), account("shop", "web"))))).toEqual([]);
  });

  test("are all open for a role that nobody knows", () => {
    const unknown = rbac(clusterRoleBinding("b", toClusterRole("elsewhere"), account("shop", "web")));
    expect(foundIn(unknown)).toEqual(ALL_PERMISSIONS.map(({ id }) => `${id}?`));
  });

  test.each<[name: string, rules: Value[], ids: string[]]>([
    ["harmless rules", [rule(["get", "list"], [""], ["pods", "services"])], []],
    ["a list of Secrets", [rule(["list"], [""], ["secrets"])], ["read-secrets", "read-named-secrets"]],
    ["one Secret", [rule(["get"], [""], ["secrets"], ["db"])], ["read-named-secrets"]],
    [
      "Secrets to make and to read",
      [rule(["create", "get"], [""], ["secrets"])],
      ["read-secrets", "read-named-secrets", "forge-token-secrets"],
    ],
    [
      "tokens of one account",
      [rule(["create"], [""], ["serviceaccounts/token"], ["web"])],
      ["create-tokens"],
    ],
    ["bind without a binding to write", [rule(["bind"], [API], ["clusterroles"])], ["use-bind"]],
    [
      "bind and bindings, as rules of their own",
      [rule(["bind"], [API], ["clusterroles"]), rule(["create"], [API], ["clusterrolebindings"])],
      ["bind-cluster-roles", "bind-named-roles", "use-bind", "write-bindings"],
    ],
    [
      "bind of one role",
      [rule(["bind"], [API], ["clusterroles"], ["view"]), rule(["create"], [API], ["rolebindings"])],
      ["bind-named-roles", "use-bind", "write-bindings"],
    ],
    [
      "escalate of one role",
      [rule(["escalate", "patch"], [API], ["roles"], ["own"])],
      ["write-bindings", "escalate-roles", "use-escalate"],
    ],
    ["groups alone to act as", [rule(["impersonate"], [""], ["groups"])], ["impersonate-named"]],
    [
      "one account and all groups to act as",
      [rule(["impersonate"], [""], ["groups"]), rule(["impersonate"], [""], ["serviceaccounts"], ["web"])],
      ["impersonate-masters", "impersonate-named", "impersonate-named-accounts"],
    ],
    ["pods/* is no exec", [rule(["*"], [""], ["pods/*"])], []],
    ["exec by get", [rule(["get"], [""], ["pods/exec"])], ["exec-into-pods"]],
    [
      "any signer of the domain",
      [
        rule(["create"], ["certificates.k8s.io"], ["certificatesigningrequests"]),
        rule(["update"], ["certificates.k8s.io"], ["certificatesigningrequests/approval"]),
        rule(["approve"], ["certificates.k8s.io"], ["signers"], ["kubernetes.io/*"]),
      ],
      [
        "sign-user-certificates",
        "sign-node-certificates",
        "sign-kubelet-certificates",
        "approve-certificates",
      ],
    ],
    ["aws-auth by name", [rule(["patch"], [""], ["configmaps"], ["aws-auth"])], ["change-aws-auth"]],
    ["deployments of the wrong group", [rule(["create"], [""], ["deployments"])], []],
    ["a namespace's labels", [rule(["patch"], [""], ["namespaces"])], ["change-namespaces"]],
    ["events to delete", [rule(["delete"], ["events.k8s.io"], ["events"])], ["delete-events"]],
  ])("%s", (_, rules, ids) => {
    expect(found(rules)).toEqual(ids);
  });

  test("on cluster-scoped resources do not hold through a RoleBinding", () => {
    const rules = [
      rule(["*"], [""], ["nodes/proxy", "persistentvolumes", "users", "groups"]),
      rule(["*"], ["admissionregistration.k8s.io", "apiregistration.k8s.io", "apiextensions.k8s.io"], ["*"]),
      rule(["*"], ["certificates.k8s.io"], ["*"]),
      rule(["*"], [API], ["clusterrolebindings"]),
    ];
    expect(found(rules).length).toBeGreaterThan(10);
    expect(found(rules, "shop")).toEqual([]);
  });

  test("bind any ClusterRole in its namespace through a RoleBinding", () => {
    expect(found([rule(["*"], [API], ["*"])], "shop")).toEqual([
      "bind-roles",
      "bind-named-roles",
      "use-bind",
      "write-bindings",
      "delete-bindings",
      "escalate-roles",
      "use-escalate",
    ]);
  });

  test("can be asked of one namespace and of the whole cluster", () => {
    const known = rbac(
      clusterRole("reader", [rule(["list"], [""], ["secrets"])]),
      roleBinding("shop/b", toClusterRole("reader"), account("shop", "web")),
    );
    const [binding] = known.bindings;
    const [permission] = PERMISSIONS.secrets;
    if (binding === undefined || permission === undefined) throw new Error("nothing to ask");
    const holds = (namespace: string | undefined) =>
      isAllowed(permissionIn(permission, namespace), (request) => known.allows(binding, request).verdict);
    expect([holds("shop"), holds("db"), holds(undefined)]).toEqual([true, false, false]);
  });
});
