import { allOf, not, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

const SYSTEM = ["system-cluster-critical", "system-node-critical"];
/** Half of what users may give: a default class above it leaves no room to tell what matters. */
const HIGH = 500_000_000;

export const noSystemPriorities = stackPolicy({
  id: "no-system-priorities",
  category: "denial-of-service",
  threats: ["D1", "Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Workloads must not use or default to priorities of system components",
  why: "A pod with a system priority evicts others until it fits, and is evicted last: one such workload pushes DNS or the network plugin off a full node.",
  fix: "Remove `priorityClassName`, or name a class with a low value; set `preemptionPolicy: Never` on a PriorityClass that is the `globalDefault`.",
  references: [
    "url:https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/",
    "ms:MS-TA9038",
    "mitre:T1499",
  ],
  equivalents: ["kyverno:allowed-pod-priorities"],
  covers: ["priority-class-allowlist"],
  options: {
    exemptNamespaces: {
      type: "array",
      default: ["kube-system"],
      description: "Namespaces of system components, which may use the system priority classes.",
    },
  },

  checkStack(cluster, { exemptNamespaces }) {
    const ofPods = cluster.pods.map((pod) => {
      const namespace = cluster.namespaceOf(pod.object);
      const isSystem = namespace === UNKNOWN ? UNKNOWN : exemptNamespaces.includes(namespace);
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
