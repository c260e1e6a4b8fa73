import type { Cluster } from "../../lib/kubernetes/cluster";
import { type DataStore, dataStoresOf } from "../../lib/kubernetes/network/data-store";
import { STRANGERS } from "../../lib/kubernetes/network/endpoint";
import { exposuresOfPod, facesOutside } from "../../lib/kubernetes/network/exposure";
import { type Endpoint, networkOf, POLICY_KINDS } from "../../lib/kubernetes/network/policy";
import type { Pod } from "../../lib/kubernetes/pods/pod";
import { weighed } from "../../lib/model/issue";
import { allOf, anyOf, type Truth, UNKNOWN } from "../../lib/model/value";
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

  checkStack: (cluster) =>
    cluster.pods.flatMap((pod) =>
      dataStoresOf(cluster, pod).flatMap((store) => {
        const { container, isStore, isLikely } = store;
        const what = isLikely
          ? `what is likely a data store (port ${store.ports.join(", ")})`
          : "a data store";
        return [
          ["clients outside the cluster", isOpenOutside(cluster, pod, store)] as const,
          ["every pod", isOpenInside(cluster, pod, store)] as const,
        ].map(([whom, isOpen]) =>
          weighed(
            isLikely ? "low" : "medium",
            container.issueOn(
              container.at("image").violates(`must not open ${what} to ${whom}`, allOf([isStore, isOpen])),
            ),
          ),
        );
      }),
    ),
});

/** Exposed by an object, or let in from everywhere by a policy. */
function isOpenOutside(cluster: Cluster, pod: Pod, { ports }: DataStore): Truth {
  const network = networkOf(cluster);
  const isExposed = anyOf(exposuresOfPod(cluster, pod).map(facesOutside));
  const isLetIn = anyOf(reached(cluster, "outside", pod, ports).map(({ verdict }) => verdict));
  return anyOf([isExposed, allOf([network.isIsolated(pod, "ingress"), isLetIn])]);
}

/** Whether pods of which no policy says anything may connect: for certain where a policy lets them. */
function isOpenInside(cluster: Cluster, pod: Pod, { ports }: DataStore): Truth {
  const key = cluster.namespaceOf(pod.object);
  // Another program may hold the policies of a namespace that this one does not declare.
  const isOurs: Truth =
    key !== UNKNOWN && cluster.namespace(key) !== undefined ? cluster.sees(POLICY_KINDS) : UNKNOWN;
  const own = networkOf(cluster)
    .policiesSelecting(pod, "ingress")
    .map(({ policy }) => policy);
  return anyOf(
    reached(cluster, STRANGERS, pod, ports).map(({ verdict, witness }) =>
      allOf([verdict, witness !== undefined && own.includes(witness.policy) ? true : isOurs]),
    ),
  );
}

function reached(cluster: Cluster, from: Endpoint, pod: Pod, ports: readonly number[]) {
  const network = networkOf(cluster);
  if (ports.length === 0) return [network.reaches(from, pod)];
  return ports.map((port) => network.reaches(from, pod, { port }));
}
