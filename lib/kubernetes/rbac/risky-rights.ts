import { all, named, ofEach, type RiskyPermission, some, WORKLOADS, writes } from "./risky-permission";

const RBAC = "rbac.authorization.k8s.io";
const CERTIFICATES = "certificates.k8s.io";
const approvalOf = (signer: string) => [
  ...named("approve", CERTIFICATES, "signers", signer),
  ...named("approve", CERTIFICATES, "signers", `${signer.split("/")[0]}/*`),
];
const CREATE_REQUEST = all("create", CERTIFICATES, "certificatesigningrequests");
const APPROVE_REQUEST = some("update patch", CERTIFICATES, "certificatesigningrequests/approval");

/** Permissions that give the rights of others. */
export const DANGEROUS_RIGHTS = {
  wildcards: [
    {
      id: "do-everything",
      title: "do everything",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1078"],
      why: "A rule of wildcards includes binding roles and every kind that is yet to come.",
      needs: [all("*", "*", "*")],
    },
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
    },
    {
      id: "read-named-secrets",
      title: "read some Secrets",
      severity: "medium",
      mitre: ["T1552.007"],
      why: "Whoever holds the token reads the named Secrets.",
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
    },
    {
      id: "bind-roles",
      title: "bind any role in a namespace",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1098.006"],
      why: "Everything in the namespace is one RoleBinding away.",
      needs: [all("bind", RBAC, "clusterroles roles"), writes(RBAC, "rolebindings")],
    },
    {
      id: "bind-named-roles",
      title: "bind some roles",
      severity: "medium",
      mitre: ["T1098.006"],
      why: "Whoever holds the token can give itself the named roles.",
      needs: [some("bind", RBAC, "clusterroles roles"), writes(RBAC, "clusterrolebindings rolebindings")],
    },
    {
      id: "write-bindings",
      title: "write roles or bindings",
      severity: "medium",
      mitre: ["T1098.006"],
      why: "What one has can be handed on to accounts that nobody watches.",
      needs: [writes(RBAC, "clusterrolebindings clusterroles rolebindings roles")],
    },
    {
      id: "delete-bindings",
      title: "delete roles or bindings",
      severity: "medium",
      mitre: ["T1531"],
      why: "Others lose their rights, controllers among them.",
      needs: [some("delete deletecollection", RBAC, "clusterrolebindings clusterroles rolebindings roles")],
    },
  ],
  escalate: [
    {
      id: "escalate-cluster-roles",
      title: "put any rule in a ClusterRole",
      severity: "critical",
      mitre: ["T1098.006"],
      why: "A role that one is bound to already becomes cluster-admin.",
      needs: [some("escalate", RBAC, "clusterroles"), some("update patch", RBAC, "clusterroles")],
    },
    {
      id: "escalate-roles",
      title: "put any rule in a Role",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1098.006"],
      why: "A role that one is bound to already gives everything in its namespace.",
      needs: [some("escalate", RBAC, "roles"), some("update patch", RBAC, "roles")],
    },
  ],
  impersonate: [
    {
      id: "impersonate-masters",
      title: "act as a member of system:masters",
      severity: "critical",
      mitre: ["T1078", "T1134"],
      why: "No authorizer refuses that group anything. A user or an account must be named in the same request.",
      needs: [
        some("impersonate", "", "serviceaccounts users"),
        named("impersonate", "", "groups", "system:masters"),
      ],
    },
    {
      id: "impersonate-users",
      title: "act as any user",
      severity: "critical",
      mitre: ["T1078", "T1134"],
      why: "Users of the control plane, such as system:kube-controller-manager, may do almost anything.",
      needs: [all("impersonate", "", "users")],
    },
    {
      id: "impersonate-service-accounts",
      title: "act as any service account",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1078", "T1134"],
      why: "The strongest account of the namespace decides what can be done.",
      needs: [all("impersonate", "", "serviceaccounts")],
    },
    {
      id: "impersonate-named",
      title: "act as some users, groups or service accounts",
      severity: "medium",
      mitre: ["T1078", "T1134"],
      why: "Whoever holds the token has the rights of the named ones, and the audit log shows two names.",
      needs: [some("impersonate", "", "groups serviceaccounts users")],
    },
    {
      id: "impersonate-constrained",
      title: "act as others for some requests",
      severity: "high",
      mitre: ["T1078", "T1134"],
      why: "Constrained impersonation, where the API server has it, lends the rights of others for listed verbs.",
      needs: [
        [
          ...some("impersonate:user-info", "authentication.k8s.io", "groups uids users"),
          ...some("impersonate:serviceaccount", "authentication.k8s.io", "serviceaccounts"),
          ...some("impersonate:arbitrary-node impersonate:associated-node", "authentication.k8s.io", "nodes"),
        ],
      ],
    },
  ],
  certificates: [
    {
      id: "sign-user-certificates",
      title: "get a client certificate for any user",
      severity: "critical",
      mitre: ["T1649"],
      why: "The certificate outlives the binding and cannot be revoked. Only the group system:masters is refused.",
      needs: [CREATE_REQUEST, APPROVE_REQUEST, approvalOf("kubernetes.io/kube-apiserver-client")],
    },
    {
      id: "sign-node-certificates",
      title: "get a client certificate for any node",
      severity: "high",
      mitre: ["T1649"],
      why: "A node reads the Secrets of all its pods.",
      needs: [CREATE_REQUEST, APPROVE_REQUEST, approvalOf("kubernetes.io/kube-apiserver-client-kubelet")],
    },
    {
      id: "sign-kubelet-certificates",
      title: "get a serving certificate of any kubelet",
      severity: "medium",
      mitre: ["T1649", "T1557"],
      why: "Whoever poses as a kubelet to the API server sees logs and commands.",
      needs: [CREATE_REQUEST, APPROVE_REQUEST, approvalOf("kubernetes.io/kubelet-serving")],
    },
    {
      id: "approve-certificates",
      title: "approve requests for client certificates",
      severity: "high",
      mitre: ["T1649"],
      why: "Whoever may create the request, which many may, gets the certificate.",
      needs: [
        APPROVE_REQUEST,
        [
          ...approvalOf("kubernetes.io/kube-apiserver-client"),
          ...approvalOf("kubernetes.io/kube-apiserver-client-kubelet"),
        ],
      ],
    },
    {
      id: "sign-certificates",
      title: "sign certificates",
      severity: "medium",
      mitre: ["T1649"],
      why: "Whatever trusts the signer trusts the attacker.",
      needs: [
        some("update patch", CERTIFICATES, "certificatesigningrequests/status"),
        some("sign", CERTIFICATES, "signers"),
      ],
    },
    {
      id: "attest-trust-bundles",
      title: "write trust anchors",
      severity: "medium",
      mitre: ["T1553.004"],
      why: "Whatever mounts the bundle trusts the attacker.",
      needs: [writes(CERTIFICATES, "clustertrustbundles")],
    },
  ],
} satisfies Readonly<Record<string, readonly RiskyPermission[]>>;
