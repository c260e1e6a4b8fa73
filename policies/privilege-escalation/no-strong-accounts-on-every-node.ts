import { runsOnEveryNode } from "../../lib/kubernetes/pods/workload";
import { hasUsableToken, identityField, identityOfPod } from "../../lib/kubernetes/rbac/service-account";
import { strengthOf } from "../../lib/kubernetes/rbac/strength";
import { allOf } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noStrongAccountsOnEveryNode = stackPolicy({
  id: "no-strong-accounts-on-every-node",
  category: "privilege-escalation",
  threats: ["E5", "E4", "X4"],
  boundaries: ["B2", "B1"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "DaemonSets must not use a service account that can take over the cluster",
  why: "Root on any node reads the tokens of its pods: an escape from one container becomes an escape to the whole cluster.",
  fix: "Leave the node's own work in the DaemonSet and move what needs the right to a Deployment, or narrow the role to one namespace or one name.",
  references: ["mitre:T1528", "mitre:T1552.001", "ms:MS-TA9016"],
  covers: ["token-on-shared-node"],
  exceptions:
    "Some network plugins and storage drivers need such a right on each node: review and exempt them.",

  *checkStack(cluster) {
    for (const pod of cluster.pods) {
      if (!runsOnEveryNode(pod)) continue;
      const { verdict, permission } = strengthOf(cluster, identityOfPod(cluster, pod));
      yield identityField(cluster, pod).violates(
        `must not run on every node with a token that can ${permission?.title}`,
        allOf([hasUsableToken(cluster, pod), verdict]),
      );
    }
  },
});
