import { all, named, type RiskyPermission, some, writes } from "./risky-permission";

const CERTIFICATES = "certificates.k8s.io";
const rightOn = (verb: string, signer: string) => [
  ...named(verb, CERTIFICATES, "signers", signer),
  ...named(verb, CERTIFICATES, "signers", `${signer.split("/")[0]}/*`),
];
const approvalOf = (signer: string) => rightOn("approve", signer);
/** Signers whose certificates the API server or kubelets take; those of other domains are their owners' affair. */
const OWN_SIGNERS = [
  "kube-apiserver-client",
  "kube-apiserver-client-kubelet",
  "kubelet-serving",
  "legacy-unknown",
].map((name) => `kubernetes.io/${name}`);
const CREATE_REQUEST = all("create", CERTIFICATES, "certificatesigningrequests");
const APPROVE_REQUEST = some("update patch", CERTIFICATES, "certificatesigningrequests/approval");

/** Permissions that make the subject another user, group, account or node. */
export const DANGEROUS_IDENTITIES = {
  impersonate: [
    {
      id: "impersonate-masters",
      title: "act as a member of system:masters",
      severity: "critical",
      mitre: ["T1078", "T1134"],
      why: "No authorizer refuses that group anything. The same request has to name a user or an account.",
      needs: [
        some("impersonate", "", "serviceaccounts users"),
        named("impersonate", "", "groups", "system:masters"),
      ],
      includes: ["impersonate-named", "impersonate-named-accounts"],
    },
    {
      id: "impersonate-users",
      title: "act as any user",
      severity: "critical",
      mitre: ["T1078", "T1134"],
      why: "Users of the control plane, such as system:kube-controller-manager, may do almost anything.",
      needs: [all("impersonate", "", "users")],
      includes: ["impersonate-named"],
    },
    {
      id: "impersonate-service-accounts",
      title: "act as any service account",
      severity: "high",
      everywhere: "critical",
      mitre: ["T1078", "T1134"],
      why: "The strongest account of the namespace decides what can be done.",
      needs: [all("impersonate", "", "serviceaccounts")],
      includes: ["impersonate-named-accounts"],
    },
    {
      id: "impersonate-named",
      title: "act as some users or groups",
      severity: "medium",
      mitre: ["T1078", "T1134"],
      why: "The subject has the rights of the named ones, and the audit log shows two names.",
      needs: [some("impersonate", "", "groups users")],
    },
    {
      id: "impersonate-named-accounts",
      title: "act as some service accounts",
      severity: "medium",
      mitre: ["T1078", "T1134"],
      why: "The subject has the rights of the named accounts, and the audit log shows two names.",
      needs: [some("impersonate", "", "serviceaccounts")],
      named: "accounts",
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
      includes: ["approve-certificates"],
    },
    {
      id: "sign-node-certificates",
      title: "get a client certificate for any node",
      severity: "high",
      mitre: ["T1649"],
      why: "A node reads the Secrets of all its pods.",
      needs: [CREATE_REQUEST, APPROVE_REQUEST, approvalOf("kubernetes.io/kube-apiserver-client-kubelet")],
      includes: ["approve-certificates"],
    },
    {
      id: "sign-kubelet-certificates",
      title: "get a serving certificate of any kubelet",
      severity: "medium",
      mitre: ["T1649", "T1557"],
      why: "A server that the API server takes for a kubelet sees logs and commands.",
      needs: [CREATE_REQUEST, APPROVE_REQUEST, approvalOf("kubernetes.io/kubelet-serving")],
    },
    {
      id: "approve-certificates",
      title: "approve requests for client certificates",
      severity: "high",
      mitre: ["T1649"],
      why: "A subject that may create the request, which many may, gets the certificate.",
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
      title: "sign certificates of the cluster's own signers",
      severity: "medium",
      mitre: ["T1649"],
      why: "Kubelets and clients get certificates that the attacker made.",
      needs: [
        some("update patch", CERTIFICATES, "certificatesigningrequests/status"),
        OWN_SIGNERS.flatMap((signer) => rightOn("sign", signer)),
      ],
    },
    {
      id: "attest-trust-bundles",
      title: "write ClusterTrustBundles",
      severity: "medium",
      mitre: ["T1553.004"],
      why: "Pods that mount the bundle trust the attacker's CA.",
      needs: [writes(CERTIFICATES, "clustertrustbundles")],
    },
  ],
} satisfies Readonly<Record<string, readonly RiskyPermission[]>>;
