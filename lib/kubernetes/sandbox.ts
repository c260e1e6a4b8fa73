import { anyOf, type Truth } from "../model/value";
import type { Cluster } from "./cluster";
import type { Pod } from "./pods/pod";

/** Usual names of RuntimeClasses, and of their handlers, that are sandboxes with a kernel of their own. */
export const SANDBOXES = [
  "gvisor",
  "runsc",
  "kata",
  "kata-qemu",
  "kata-clh",
  "kata-fc",
  "kata-containers",
  "firecracker",
];

/** Whether the containers of a pod run in a sandbox, by the name of its RuntimeClass or by the handler of that. */
export function isSandboxed(cluster: Cluster, pod: Pod): Truth {
  const named = pod.at("runtimeClassName");
  if (named.isAbsent) return false;
  const handlers = cluster
    .of("node.k8s.io/RuntimeClass")
    .filter(({ name }) => name === named.value)
    .map((runtimeClass) => runtimeClass.root.key("handler").isOneOf(SANDBOXES));
  return anyOf([named.isOneOf(SANDBOXES), ...handlers]);
}
