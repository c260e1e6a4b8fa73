import type { Cluster } from "../kubernetes/cluster";
import type { Resources } from "../model/resources";
// Circle: an edge makes steps, and a step says which edge made it.
import type { StepDraft } from "./step";

/**
 * What a step costs an attacker: nothing, as it only names what is there already; a file to read; a further request; a
 * flaw of an application; a flaw of the kernel.
 */
export const EFFORTS = { structural: 0, trivial: 1, request: 2, application: 4, kernel: 8 } as const;
type Effort = keyof typeof EFFORTS;

interface EdgeMetadata {
  /** `TOKEN_MOUNT`: its file is `token-mount.ts`, its export `tokenMount`. */
  readonly id: string;
  /** What the attacker does, as an infinitive: "take the token of a pod". */
  readonly title: string;
  /** ATT&CK techniques. */
  readonly mitre: readonly string[];
  /** The trust boundary that it crosses, by its id in the threat model; none for a structural edge. */
  readonly boundary?: string;
  /** The threat category that it belongs to. */
  readonly category: string;
  /** The rows of the threat model that it is about. */
  readonly threats: readonly string[];
  readonly effort: Effort;
}

/**
 * One kind of step: a thin reader of the engines that decide it. It makes a step for each place where the step can be
 * taken, for certain or perhaps, and none where it cannot.
 */
export interface Edge extends EdgeMetadata {
  /** The steps between objects of one cluster, and from them to the cloud. */
  readonly steps?: (cluster: Cluster) => Iterable<StepDraft>;
  /** The steps between resources of the clouds, once for a program. */
  readonly cloudSteps?: (cloud: Resources) => Iterable<StepDraft>;
}
