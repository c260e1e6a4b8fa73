import { noAdmissionChanges } from "../../policies/persistence/no-admission-changes";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noAdmissionChanges, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["mutatingwebhookconfigurations"],
      verbs: ["create"],
    }),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
    "validating policies to create, which nothing binds": clusterRole({
      apiGroups: ["admissionregistration.k8s.io"],
      resources: ["validatingadmissionpolicies"],
      verbs: ["create"],
    }),
    "the use of a PodSecurityPolicy, which has no effect": clusterRole({
      apiGroups: ["policy"],
      resources: ["podsecuritypolicies"],
      verbs: ["use"],
    }),
  },
  rejects: {
    "a role that may rewrite objects as they are admitted": {
      given: clusterRole({
        apiGroups: ["admissionregistration.k8s.io"],
        resources: ["mutatingwebhookconfigurations"],
        verbs: ["create"],
      }),
      says: 'ClusterRole "team" must not let its subjects rewrite objects as they are admitted (rules[0])',
    },
    "a mutating policy that is bound already": {
      given: clusterRole({
        apiGroups: ["admissionregistration.k8s.io"],
        resources: ["mutatingadmissionpolicies"],
        verbs: ["patch"],
      }),
      says: 'ClusterRole "team" must not let its subjects rewrite objects by an admission policy (rules[0]); it must not let its subjects remove or weaken admission webhooks and policies (rules[0])',
    },
    "bindings of mutating policies to delete": {
      given: clusterRole({
        apiGroups: ["admissionregistration.k8s.io"],
        resources: ["mutatingadmissionpolicybindings"],
        verbs: ["delete"],
      }),
      says: 'ClusterRole "team" must not let its subjects remove or weaken admission webhooks and policies (rules[0])',
    },
    "validating policies with their bindings to create": {
      given: clusterRole({
        apiGroups: ["admissionregistration.k8s.io"],
        resources: ["validatingadmissionpolicies", "validatingadmissionpolicybindings"],
        verbs: ["create"],
      }),
      says: 'ClusterRole "team" must not let its subjects refuse objects by an admission policy (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({
      apiGroups: ["admissionregistration.k8s.io"],
      resources: ["mutatingwebhookconfigurations"],
      verbs: UNKNOWN,
    }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
