import { all, ofEach, type RiskyPermission, some, WORKLOADS, writes } from "./risky-permission";

const RBAC = "rbac.authorization.k8s.io";

/**
 * As good as cluster-admin where it holds: one of each kind of verb on a resource that only a wildcard covers, so that
 * verbs spelled out beside it count like `*`.
 */
export const DO_EVERYTHING: RiskyPermission = {
  id: "do-everything",
  title: "do everything",
  severity: "high",
  everywhere: "critical",
  mitre: ["T1078"],
  why: "Rights on every resource include Secrets, exec into pods and every kind that is yet to come.",
  needs: ["get", "create", "update patch", "delete"].map((verbs) => all(verbs, "any.example", "anythings")),
  includes: ["read-everything"],
};

/** Permissions that give the rights of others. */
export const DANGEROUS_RIGHTS = {
  wildcards: [
    DO_EVERYTHING,
    {
      id: "read-everything",
      title: "read everything",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1552.007", "T1609"],
      why: "A wildcard of resources includes Secrets, and subresources such as pods/exec and nodes/proxy.",
      needs: [all("get list watch", "", "*")],
    },
  ],
  secrets: [
    {
      id: "read-secrets",
      title: "read every Secret",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1552.007"],
      why: "Lists carry the contents; tokens and passwords of others are among them.",
      needs: [all("get list watch", "", "secrets")],
      includes: ["read-named-secrets"],
    },
    {
      id: "read-named-secrets",
      title: "read some Secrets",
      severity: "medium",
      mitre: ["T1552.007"],
      why: "A stolen token reads the named Secrets.",
      needs: [some("get list watch", "", "secrets")],
    },
    {
      id: "forge-token-secrets",
      title: "make a Secret that holds the token of any service account, and read it",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1528", "T1098"],
      why: "The control plane fills a Secret of the token type with a token that does not expire.",
      needs: [
        all("create", "", "secrets"),
        [
          ...all("get list watch", "", "secrets"),
          ...ofEach(WORKLOADS, (group, names) => all("create", group, names)),
        ],
      ],
    },
    {
      id: "replace-secrets",
      title: "change Secrets",
      severity: "medium",
      mitre: ["T1565.001"],
      why: "Keys and passwords that others trust become the attacker's own.",
      needs: [some("update patch", "", "secrets")],
      named: "objects",
    },
  ],
  tokens: [
    {
      id: "create-tokens",
      title: "create tokens of service accounts",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1528"],
      why: "A token of a stronger account, for any audience, is one request away.",
      needs: [some("create", "", "serviceaccounts/token")],
      named: "accounts",
    },
    {
      id: "change-service-accounts",
      title: "write service accounts",
      severity: "medium",
      mitre: ["T1098"],
      why: "An annotation can tie an account to a role in the cloud, and a new account can be run as.",
      needs: [writes("", "serviceaccounts")],
    },
  ],
  bind: [
    {
      id: "bind-cluster-roles",
      title: "bind any ClusterRole in the whole cluster",
      severity: "critical",
      mitre: ["T1098.006"],
      why: "The verb bind lifts the rule that one can only give what one has: cluster-admin is one binding away.",
      needs: [
        all("bind", RBAC, "clusterroles").map((request) => ({ ...request, namespace: undefined })),
        writes(RBAC, "clusterrolebindings"),
      ],
      includes: ["bind-roles", "bind-named-roles", "use-bind"],
    },
    {
      id: "bind-roles",
      title: "bind any role in a namespace",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1098.006"],
      why: "Everything in the namespace is one RoleBinding away.",
      needs: [all("bind", RBAC, "clusterroles roles"), writes(RBAC, "rolebindings")],
      includes: ["bind-named-roles", "use-bind"],
    },
    {
      id: "bind-named-roles",
      title: "bind some roles",
      severity: "medium",
      mitre: ["T1098.006"],
      why: "The subject can give itself the named roles.",
      needs: [some("bind", RBAC, "clusterroles roles"), writes(RBAC, "clusterrolebindings rolebindings")],
      includes: ["use-bind"],
      named: "roles",
    },
    {
      id: "use-bind",
      title: "use the verb bind on roles",
      severity: "medium",
      mitre: ["T1098.006"],
      why: "With the right to write bindings, which another role may bring, any of these roles can be given.",
      needs: [some("bind", RBAC, "clusterroles roles")],
      named: "roles",
    },
  ],
  "role-changes": [
    {
      id: "write-bindings",
      title: "write roles or bindings",
      severity: "low",
      everywhere: "medium",
      mitre: ["T1098.006"],
      why: "The API server lets a subject without bind or escalate give what it has itself: enough to keep a way in.",
      needs: [writes(RBAC, "clusterrolebindings clusterroles rolebindings roles")],
    },
    {
      id: "delete-bindings",
      title: "delete roles or bindings",
      severity: "medium",
      mitre: ["T1531"],
      why: "Other subjects lose their rights, controllers among them.",
      needs: [some("delete deletecollection", RBAC, "clusterrolebindings clusterroles rolebindings roles")],
    },
  ],
  escalate: [
    {
      id: "escalate-cluster-roles",
      title: "put any rule in a ClusterRole",
      severity: "critical",
      mitre: ["T1098.006"],
      why: "A role that the subject has already becomes as good as cluster-admin.",
      needs: [some("escalate", RBAC, "clusterroles"), some("update patch", RBAC, "clusterroles")],
      includes: ["use-escalate"],
    },
    {
      id: "escalate-roles",
      title: "put any rule in a Role",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1098.006"],
      why: "A role that the subject has already then gives everything in its namespace.",
      needs: [some("escalate", RBAC, "roles"), some("update patch", RBAC, "roles")],
      includes: ["use-escalate"],
    },
    {
      id: "use-escalate",
      title: "use the verb escalate on roles",
      severity: "medium",
      mitre: ["T1098.006"],
      why: "With the right to change roles, which another role may bring, any rule can be put in them.",
      needs: [some("escalate", RBAC, "clusterroles roles")],
    },
  ],
} satisfies Readonly<Record<string, readonly RiskyPermission[]>>;
