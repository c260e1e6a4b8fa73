import { stackPolicy } from "../../lib/define";
import { type Danger, dangerIn, dangersOf } from "../../lib/kubernetes/rbac/danger";
import { ALL_DANGERS } from "../../lib/kubernetes/rbac/dangerous";
import type { Identity } from "../../lib/kubernetes/rbac/identity";
import { type Rbac, rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { hasUsableToken, identityField, identityOfPod } from "../../lib/kubernetes/service-account";
import { allOf, type Truth, UNKNOWN, type Unknown } from "../../lib/kubernetes/value";

const ON_EVERY_NODE = ["apps/DaemonSet", "apps.kruise.io/DaemonSet"];

/** Rights in all namespaces that are as good as the whole cluster. */
const CRITICAL = ALL_DANGERS.filter(({ severity, everywhere = severity }) => everywhere === "critical").map(
  (danger) => dangerIn(danger, undefined),
);

interface Strength {
  readonly verdict: Truth;
  readonly danger?: Danger;
}

function strengthOf(rbac: Rbac, identity: Identity | Unknown): Strength {
  if (identity === UNKNOWN) return { verdict: UNKNOWN };
  const threats = [...dangersOf(CRITICAL, (ask) => rbac.can(identity, ask))];
  return threats.find(({ verdict }) => verdict === true) ?? threats[0] ?? { verdict: false };
}

export const noStrongAccountsOnEveryNode = stackPolicy({
  id: "no-strong-accounts-on-every-node",
  category: "privilege-escalation",
  threats: ["E5", "E4", "X4"],
  boundaries: ["B2", "B1"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "DaemonSets must not bring the keys of the cluster to every node",
  why: "Root on any one node reads the tokens of the pods there: with this one an escape from any container is an escape to the whole cluster.",
  fix: "Leave the node's own work in the DaemonSet and move what needs the right to a Deployment, or narrow the role to one namespace or one name.",
  references: ["mitre:T1528", "mitre:T1552.001", "ms:MS-TA9016"],
  covers: ["token-on-shared-node"],
  exceptions:
    "Some network plugins and storage drivers need such a right on each node: review and exempt them.",

  *checkStack(cluster) {
    const rbac = rbacOf(cluster);
    for (const pod of cluster.pods) {
      if (!ON_EVERY_NODE.includes(pod.object.type)) continue;
      const { verdict, danger } = strengthOf(rbac, identityOfPod(cluster, pod));
      yield identityField(cluster, pod).violates(
        `must not bring a token to every node that may ${danger?.title}`,
        allOf([hasUsableToken(cluster, pod), verdict]),
      );
    }
  },
});
