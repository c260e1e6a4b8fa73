import { isDataStore } from "../../lib/kubernetes/network/data-store";
import { exposuresOfPod, facesOutside } from "../../lib/kubernetes/network/exposure";
import { networkOf, POLICY_KINDS } from "../../lib/kubernetes/network/policy";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noOpenDataStores = stackPolicy({
  id: "no-open-data-stores",
  category: "attacker-on-the-network",
  threats: ["X3", "Sm", "N2", "F5"],
  boundaries: ["B3", "B6"],
  stride: ["I", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Data stores must be reachable only by the pods that use them",
  why: "An attacker in any pod of the cluster, or outside where the store is exposed, can guess its password, or read it where it needs none.",
  fix: "Declare a NetworkPolicy that allows ingress to the store from the pods that use it only, and no Service of type NodePort or LoadBalancer.",
  references: ["owasp:2025/K05", "ms:MS-M9014", "mitre:T1046", "mitre:T1213"],
  covers: ["etcd-exposed"],

  *checkStack(cluster) {
    const network = networkOf(cluster);
    for (const pod of cluster.pods) {
      for (const container of pod.containers) {
        const isStore = isDataStore(container);
        if (isStore === false) continue;
        const image = container.at("image");
        const isOutside = anyOf(exposuresOfPod(cluster, pod).map(facesOutside));
        const key = cluster.namespaceOf(pod.object);
        // Another program may hold the policies of a namespace that this one does not declare.
        const isOurs: Truth =
          key !== UNKNOWN && cluster.namespace(key) !== undefined ? cluster.sees(POLICY_KINDS) : UNKNOWN;
        const isOpen = allOf([not(network.isIsolated(pod, "ingress")), isOurs]);
        yield container.issueOn(
          image.violates(
            "must not open a data store to clients outside the cluster",
            allOf([isStore, isOutside]),
          ),
        );
        yield container.issueOn(
          image.violates("must not open a data store to every pod", allOf([isStore, isOpen])),
        );
      }
    }
  },
});
