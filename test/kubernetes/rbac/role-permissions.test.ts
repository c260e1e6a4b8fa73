import { ALL_PERMISSIONS } from "../../../lib/kubernetes/rbac/risky-permissions";
import { permissionsOfRole, rolesOf } from "../../../lib/kubernetes/rbac/role-permissions";
import { severityOfRule } from "../../../lib/kubernetes/rbac/rule-severity";
import { UNKNOWN } from "../../../lib/model/value";
import {
  account,
  clusterOf,
  clusterRole,
  clusterRoleBinding,
  type Resource,
  role,
  roleBinding,
  rule,
  toClusterRole,
} from "./support";

const EXEC = rule(["create"], [""], ["pods/exec"]);
const API = "rbac.authorization.k8s.io";
const web = account("shop", "web");

/** What the roles of a program give: `exec-into-pods high`, with a question mark where that is open. */
function given(...resources: Resource[]): string[] {
  const cluster = clusterOf(...resources);
  return rolesOf(cluster)
    .flatMap((object) => permissionsOfRole(cluster, object, ALL_PERMISSIONS))
    .map(
      ({ permission, severity, verdict }) => `${permission.id} ${severity}${verdict === UNKNOWN ? "?" : ""}`,
    );
}

const tokensOf = (name: string) => rule(["create"], [""], ["serviceaccounts/token"], [name]);
const bindOf = (name: string) => [
  rule(["bind"], [API], ["clusterroles"], [name]),
  rule(["create"], [API], ["clusterrolebindings"]),
];

describe("permissions of roles", () => {
  test.each<[name: string, resources: Resource[], expected: string[]]>([
    [
      "a ClusterRole that nothing binds may be bound everywhere",
      [clusterRole("exec", [EXEC])],
      ["exec-into-pods critical"],
    ],
    [
      "a ClusterRole that a RoleBinding binds is of that namespace",
      [clusterRole("exec", [EXEC]), roleBinding("shop/b", toClusterRole("exec"), web)],
      ["exec-into-pods high"],
    ],
    [
      "a ClusterRole that both kinds of bindings bind is of the whole cluster",
      [
        clusterRole("exec", [EXEC]),
        roleBinding("shop/b", toClusterRole("exec"), web),
        clusterRoleBinding("b", toClusterRole("exec"), web),
      ],
      ["exec-into-pods critical"],
    ],
    [
      "a ClusterRole that another one takes in is where that one is bound",
      [
        clusterRole("exec", [EXEC], { metadata: { labels: { team: "yes" } } }),
        clusterRole("team", [], {
          aggregationRule: { clusterRoleSelectors: [{ matchLabels: { team: "yes" } }] },
        }),
        roleBinding("shop/b", toClusterRole("team"), web),
      ],
      ["exec-into-pods high"],
    ],
    ["a Role is of its namespace", [role("shop/exec", [EXEC])], ["exec-into-pods high"]],
    [
      "a Role of kube-system reaches the accounts of the control plane",
      [role("kube-system/exec", [EXEC])],
      ["exec-into-pods critical"],
    ],
    [
      "nodes through a RoleBinding are out of reach",
      [
        clusterRole("nodes", [rule(["get"], [""], ["nodes/proxy"])]),
        roleBinding("shop/b", toClusterRole("nodes"), web),
      ],
      [],
    ],
    [
      "one pod to run commands in is less than all",
      [role("shop/exec", [rule(["create"], [""], ["pods/exec"], ["debug"])])],
      ["exec-into-pods medium"],
    ],
    [
      "one pod beside all pods is all pods",
      [role("shop/exec", [rule(["create"], [""], ["pods/exec"], ["debug"]), EXEC])],
      ["exec-into-pods high"],
    ],
    [
      "tokens of an account without rights are harmless",
      [role("shop/tokens", [tokensOf("web")])],
      ["create-tokens low"],
    ],
    [
      "tokens of a cluster administrator are as bad as it is",
      [role("shop/tokens", [tokensOf("web")]), clusterRoleBinding("b", toClusterRole("cluster-admin"), web)],
      ["create-tokens critical"],
    ],
    [
      "tokens of an account that may only make tokens of a harmless one are harmless",
      [
        role("shop/tokens", [tokensOf("web")]),
        clusterRole("other", [tokensOf("other")]),
        clusterRoleBinding("b", toClusterRole("other"), web),
      ],
      ["create-tokens low", "create-tokens medium"],
    ],
    [
      "tokens of an account that reads the Secrets of its namespace are as bad as that",
      [
        role("shop/tokens", [tokensOf("web")]),
        role("shop/secrets", [rule(["list"], [""], ["secrets"])]),
        roleBinding("shop/b", { kind: "Role", name: "secrets" }, web),
      ],
      ["create-tokens high", "read-secrets high"],
    ],
    [
      "tokens of two accounts are told one by one",
      [
        role("shop/tokens", [tokensOf("web"), tokensOf("worker")]),
        clusterRoleBinding("b", toClusterRole("cluster-admin"), web),
      ],
      ["create-tokens critical", "create-tokens low"],
    ],
    [
      "tokens of an account of a namespace that is not named are open to many",
      [clusterRole("tokens", [tokensOf("web")])],
      ["create-tokens medium"],
    ],
    [
      "a role that gives nothing away to bind",
      [clusterRole("binder", bindOf("view"))],
      ["bind-named-roles low", "write-bindings medium"],
    ],
    [
      "the strongest role to bind",
      [clusterRole("binder", bindOf("cluster-admin"))],
      ["bind-named-roles critical", "write-bindings medium"],
    ],
    [
      "a role of another program to bind",
      [clusterRole("binder", bindOf("elsewhere"))],
      ["bind-named-roles medium", "write-bindings medium"],
    ],
    ["everything is one cause of all", [clusterRole("all", [rule(["*"], ["*"], ["*"])])], []],
    [
      "verbs spelled out on everything are the same cause",
      [clusterRole("all", [rule(["get", "list", "create", "update", "delete"], ["*"], ["*"])])],
      [],
    ],
    [
      "what is minor beside a wildcard is left to the wildcard",
      [clusterRole("cleaner", [rule(["delete"], ["events.k8s.io"], ["*"])])],
      [],
    ],
    [
      "rules of an unknown namespace hold somewhere",
      [role("exec", [EXEC], { metadata: { namespace: UNKNOWN, name: "exec" } })],
      ["exec-into-pods high"],
    ],
    [
      "a binding that may be of the role leaves its place open",
      [
        clusterRole("nodes", [rule(["get"], [""], ["nodes/proxy"])]),
        roleBinding("shop/b", toClusterRole(UNKNOWN), web),
      ],
      ["proxy-to-nodes critical?"],
    ],
  ])("%s", (_, resources, expected) => {
    expect(given(...resources)).toEqual(expected);
  });
});

describe("severity of a rule", () => {
  const all = ["*"];
  test.each<[name: string, declared: Resource[], expected: string | undefined]>([
    ["everything in the whole cluster", [clusterRole("r", [rule(all, all, all)])], "critical"],
    ["everything in a namespace", [role("shop/r", [rule(all, all, all)])], "high"],
    ["every verb on what is harmless", [clusterRole("r", [rule(all, ["example.com"], all)])], undefined],
    ["every verb on Secrets in a namespace", [role("shop/r", [rule(all, [""], ["secrets"])])], "high"],
    ["nodes in a namespace, which are not there", [role("shop/r", [rule(all, [""], ["nodes"])])], undefined],
  ])("%s", (_, declared, expected) => {
    const cluster = clusterOf(...declared);
    const [object] = rolesOf(cluster);
    const [field] = object?.at("rules").items() ?? [];
    if (object === undefined || field === undefined) throw new Error("no rule to judge");
    expect(severityOfRule(cluster, object, field)).toBe(expected);
  });
});
