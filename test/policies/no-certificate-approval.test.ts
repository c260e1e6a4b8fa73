import { noCertificateApproval } from "../../policies/privilege-escalation/no-certificate-approval";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noCertificateApproval, {
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
    "a wildcard for resources: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may get a client certificate for any user": {
      given: clusterRole(
        { apiGroups: ["certificates.k8s.io"], resources: ["certificatesigningrequests"], verbs: ["create"] },
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
      says: 'ClusterRole "team" must not let its subjects get a client certificate for any user (rules[0]); it must not let its subjects approve requests for client certificates (rules[1])',
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
});
