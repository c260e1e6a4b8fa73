import { anyOf, type Truth, UNKNOWN } from "../model/value";
import type { Cluster } from "./cluster";
import type { Container } from "./pods/container";

const DAEMON_SET = "apps/DaemonSet";

/** Software that runs on each node: its images, by their repository, and the kinds whose operator runs it. */
interface NodeAgent {
  readonly images: readonly RegExp[];
  readonly operated: readonly string[];
}

/** Whether a program runs an agent on each node. Unknown where part of it was not seen, or an image is not known. */
export function runsAgent(cluster: Cluster, { images, operated }: NodeAgent): Truth {
  return anyOf([
    ...daemonContainersOf(cluster).map((container) => hasImage(container, images)),
    cluster.of(...operated).length > 0,
    cluster.sees([DAEMON_SET, ...operated]) === true ? false : UNKNOWN,
  ]);
}

/** The containers that a program runs on each node. */
export function daemonContainersOf(cluster: Cluster): readonly Container[] {
  const daemons = cluster.pods.filter(({ object }) => object.type === DAEMON_SET);
  return daemons.flatMap((pod) => pod.containers);
}

/** Whether the repository of a container's image matches one of some patterns. */
export function hasImage({ image }: Container, patterns: readonly RegExp[]): Truth {
  if (image === UNKNOWN) return UNKNOWN;
  return image !== undefined && patterns.some((pattern) => pattern.test(image.repository));
}
