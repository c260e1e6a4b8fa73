import { allOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

const SYSTEM = ["kube-system", "kube-public", "kube-node-lease"];

export const noWorkloadsInSystemNamespaces = stackPolicy({
  id: "no-workloads-in-system-namespaces",
  category: "persistence",
  threats: ["P1", "P4", "E4"],
  boundaries: ["B1"],
  stride: ["S", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads must not run in kube-system, kube-public or kube-node-lease",
  why: "A foreign pod among system pods is hard to notice, is exempt from most admission rules, and shares a namespace with powerful tokens.",
  fix: "Move the workload to a namespace of its own.",
  references: ["cis:5.6.1", "ms:MS-TA9023", "mitre:T1036.005"],
  equivalents: ["trivy:KSV-0037", "kics:using_unrecommended_namespace"],
  covers: ["workload-in-system-namespace"],
  exceptions:
    "Network plugins, storage drivers and DNS belong there: mark control plane pods with `tier: control-plane`.",

  options: {
    systemNamespaces: {
      type: "array",
      default: SYSTEM,
      description: "Namespaces of components of the cluster, which workloads must stay out of.",
    },
  },

  checkStack: (cluster, { systemNamespaces }) =>
    cluster.pods.map((pod) => {
      const namespace = pod.object.metadata.key("namespace");
      const isControlPlane = pod.metadata.key("labels").key("tier").is("control-plane");
      return namespace.violates(
        `must not run in the namespace ${namespace.shown}`,
        allOf([namespace.isOneOf(systemNamespaces), not(isControlPlane)]),
      );
    }),
});
