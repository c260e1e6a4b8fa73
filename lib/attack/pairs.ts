import type { Container } from "../kubernetes/pods/container";
import type { Pod } from "../kubernetes/pods/pod";

/** Each two containers of a pod, both ways round, of which the second may run while or after the first does. */
export function* pairsIn(pod: Pod): Generator<readonly [from: Container, to: Container]> {
  for (const from of pod.containers) {
    for (const to of pod.containers) {
      if (from !== to && to.keepsRunning !== false) yield [from, to];
    }
  }
}
