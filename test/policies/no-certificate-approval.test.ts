import { noCertificateApproval } from "../../policies/privilege-escalation/no-certificate-approval";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";
import {
  account,
  clusterRoleBinding,
  clusterRole as named,
  rule,
  stackOf,
  toClusterRole,
} from "../support/rbac";

const API = "certificates.k8s.io";
const APPROVAL = named("approval", [rule(["update"], [API], ["certificatesigningrequests/approval"])]);
const SIGNER = named("signer", [
  rule(["approve"], [API], ["signers"], ["kubernetes.io/kube-apiserver-client"]),
]);

testRolePolicy(
  noCertificateApproval,
  {
    accepts: {
      "a role that reads pods": clusterRole({
        apiGroups: [""],
        resources: ["pods"],
        verbs: ["get", "list", "watch"],
      }),
      "the same verbs on another API group": clusterRole(
        { apiGroups: ["example.com"], resources: ["certificatesigningrequests"], verbs: ["create"] },
        { apiGroups: ["example.com"], resources: ["certificatesigningrequests/approval"], verbs: ["update"] },
        {
          apiGroups: ["example.com"],
          resources: ["signers"],
          verbs: ["approve"],
          resourceNames: ["kubernetes.io/kube-apiserver-client"],
        },
      ),
      "everything at once: that is another policy": clusterRole({
        apiGroups: ["*"],
        resources: ["*"],
        verbs: ["*"],
      }),
      "signing for a signer of one's own domain": clusterRole(
        {
          apiGroups: ["certificates.k8s.io"],
          resources: ["certificatesigningrequests/status"],
          verbs: ["update"],
        },
        {
          apiGroups: ["certificates.k8s.io"],
          resources: ["signers"],
          verbs: ["sign"],
          resourceNames: ["issuers.acme.example/*"],
        },
      ),
    },
    rejects: {
      "a role that may get a client certificate for any user": {
        given: clusterRole(
          {
            apiGroups: ["certificates.k8s.io"],
            resources: ["certificatesigningrequests"],
            verbs: ["create"],
          },
          {
            apiGroups: ["certificates.k8s.io"],
            resources: ["certificatesigningrequests/approval"],
            verbs: ["update"],
          },
          {
            apiGroups: ["certificates.k8s.io"],
            resources: ["signers"],
            verbs: ["approve"],
            resourceNames: ["kubernetes.io/kube-apiserver-client"],
          },
        ),
        says: 'ClusterRole "team" must not let its subjects get a client certificate for any user (rules[0])',
      },
      "signing for a signer of the cluster": {
        given: clusterRole(
          {
            apiGroups: ["certificates.k8s.io"],
            resources: ["certificatesigningrequests/status"],
            verbs: ["update"],
          },
          {
            apiGroups: ["certificates.k8s.io"],
            resources: ["signers"],
            verbs: ["sign"],
            resourceNames: ["kubernetes.io/kubelet-serving"],
          },
        ),
        says: 'ClusterRole "team" must not let its subjects sign certificates of the cluster\'s own signers (rules[0])',
      },
    },
    undecided: {
      "verbs from an output": clusterRole(
        { apiGroups: ["certificates.k8s.io"], resources: ["certificatesigningrequests"], verbs: UNKNOWN },
        {
          apiGroups: ["certificates.k8s.io"],
          resources: ["certificatesigningrequests/approval"],
          verbs: UNKNOWN,
        },
        {
          apiGroups: ["certificates.k8s.io"],
          resources: ["signers"],
          verbs: UNKNOWN,
          resourceNames: ["kubernetes.io/kube-apiserver-client"],
        },
      ),
      "a rule from an output": clusterRole(UNKNOWN),
    },
  },
  {
    accepts: {
      "approval and its signer with two accounts": stackOf(
        APPROVAL,
        SIGNER,
        clusterRoleBinding("one", toClusterRole("approval"), account("shop", "web")),
        clusterRoleBinding("two", toClusterRole("signer"), account("shop", "worker")),
      ),
    },
    rejects: {
      "approval and its signer by two roles of one account": {
        given: stackOf(
          APPROVAL,
          SIGNER,
          clusterRoleBinding("one", toClusterRole("approval"), account("shop", "web")),
          clusterRoleBinding("two", toClusterRole("signer"), account("shop", "web")),
        ),
        says: [
          'ClusterRoleBinding "one" must not let ServiceAccount "web" approve requests for client certificates, together with ClusterRole "signer" through ClusterRoleBinding "two" (subjects[0])',
        ],
      },
    },
  },
);
