import { allOf, not, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

const SYSTEM = ["system-cluster-critical", "system-node-critical"];
/** Half of what users may give: classes for everybody above it leave no room to tell what matters. */
const HIGH = 500_000_000;

export const limitPriorities = stackPolicy({
  id: "limit-priorities",
  category: "denial-of-service",
  threats: ["D1", "Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Workloads must not take the place of the components of the cluster",
  why: "A pod with the priority of the system evicts others until it fits, and is evicted last: one such workload pushes DNS or the network plugin off a full node.",
  fix: "Remove the class, or use one of your own with a modest value; keep `globalDefault` for classes that evict nobody.",
  references: [
    "url:https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/",
    "ms:MS-TA9038",
    "mitre:T1499",
  ],
  equivalents: ["kube-linter:priority-class-name", "kyverno:allowed-pod-priorities"],
  covers: ["priority-class-allowlist"],
  options: {
    systemNamespaces: {
      type: "array",
      default: ["kube-system"],
      description: "Namespaces of components of the cluster, which may use the classes of the system.",
    },
  },

  checkStack(cluster, { systemNamespaces }) {
    const ofPods = cluster.pods.map((pod) => {
      const namespace = cluster.namespaceOf(pod.object);
      const isSystem = namespace === UNKNOWN ? UNKNOWN : systemNamespaces.includes(namespace);
      const name = pod.at("priorityClassName");
      return name.violates(`must not use ${name.shown}`, allOf([name.isOneOf(SYSTEM), not(isSystem)]));
    });
    const ofClasses = cluster.of("scheduling.k8s.io/PriorityClass").map((each) => {
      const value = each.at("value").number();
      return each
        .at("globalDefault")
        .violates(
          "must not evict others for every pod that names no class",
          allOf([
            each.at("globalDefault").is(true),
            not(each.at("preemptionPolicy").is("Never")),
            value === UNKNOWN ? UNKNOWN : value !== undefined && value > HIGH,
          ]),
        );
    });
    return [...ofPods, ...ofClasses];
  },
});
