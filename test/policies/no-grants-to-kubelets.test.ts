import { noGrantsToKubelets } from "../../policies/privilege-escalation/no-grants-to-kubelets";
import { binding, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const NODES = { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "system:nodes" };
const RENEWAL = "system:certificates.k8s.io:certificatesigningrequests:selfnodeclient";

testStackPolicy(noGrantsToKubelets, {
  accepts: {
    "kubelets that may renew their own certificates": stack(binding(RENEWAL, NODES)),
    "kubelets that may look at things": stack(binding("view", NODES)),
    "other rights of another group": stack(binding("edit", { ...NODES, name: "developers" })),
  },
  rejects: {
    "the role that kubelets had before the node authorizer": {
      given: stack(binding("system:node", NODES)),
      says: [
        'ClusterRoleBinding "team" must not let all kubelets read every Secret, create tokens of service accounts and create workloads, by ClusterRole "system:node" (subjects[0].name)',
      ],
    },
    "a role that runs commands in pods": {
      given: stack(
        binding("exec", NODES),
        object("rbac.authorization.k8s.io/v1", "ClusterRole", "exec", {
          rules: [{ apiGroups: [""], resources: ["pods/exec"], verbs: ["create"] }],
        }),
      ),
      says: [
        'ClusterRoleBinding "team" must not let all kubelets run commands in pods, by ClusterRole "exec" (subjects[0].name)',
      ],
    },
  },
  undecided: {
    "a role that another program declares": stack(binding("platform", NODES)),
    "a group from an output": stack(binding("edit", { ...NODES, name: UNKNOWN })),
  },
});
