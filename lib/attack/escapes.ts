import type { Cluster } from "../kubernetes/cluster";
import { enforcesBaseline } from "../kubernetes/pod-security";
import type { Container } from "../kubernetes/pods/container";
import { isSandboxed } from "../kubernetes/sandbox";
import type { Field } from "../model/field";
import { allOf, not, type Truth, UNKNOWN } from "../model/value";
import { addedField, canUse, type Root } from "./containers";
import { nodeVertex } from "./nodes";
import type { Fix, StepDraft } from "./step";
import { containerVertex } from "./vertices";

/** A way from one container to its node, as its settings open it. */
export interface Escape extends Omit<StepDraft, "from" | "to" | "holds"> {
  readonly holds: Truth;
  readonly at: Field;
  /** Where it leads; root on the node where it does not say. */
  readonly to?: StepDraft["to"];
}

/** What to know of escapes before their steps are made. */
interface EscapeKind {
  /** Whether a sandbox with a kernel of its own stops it. */
  readonly stopsInSandbox?: boolean;
  /** Whether the Pod Security Standard baseline forbids the setting. */
  readonly isBeyondBaseline?: boolean;
}

/**
 * The steps by which code leaves containers. Pods that their namespace refuses do not run, and make none.
 */
export function* escapeSteps(
  cluster: Cluster,
  escapesOf: (container: Container) => Iterable<Escape>,
  { stopsInSandbox = true, isBeyondBaseline = true }: EscapeKind = {},
): Generator<StepDraft> {
  for (const pod of cluster.pods) {
    const isAdmitted = isBeyondBaseline ? not(enforcesBaseline(cluster, pod)) : true;
    const isOnKernel = stopsInSandbox && isSandboxed(cluster, pod) !== false ? UNKNOWN : true;
    if (isAdmitted === false) continue;
    const ofPod = [
      ...(isAdmitted === UNKNOWN ? [pod.object.metadata.key("namespace")] : []),
      ...(isOnKernel === UNKNOWN ? [pod.at("runtimeClassName")] : []),
    ];
    for (const container of pod.containers) {
      for (const way of escapesOf(container)) {
        const holds = allOf([way.holds, isAdmitted, isOnKernel]);
        if (holds === false) continue;
        const { assumes, decides = [], ...step } = way;
        const open = [...decides, ...ofPod];
        yield {
          from: [containerVertex(container)],
          to: nodeVertex(cluster, pod),
          ...step,
          holds,
          ...(assumes !== undefined && holds === true && { assumes }),
          ...(open.length > 0 && holds === UNKNOWN && { decides: open }),
        };
      }
    }
  }
}

/** What a step says that rests on a power of a container. */
export function restingOn({ assumes, field, verdict }: Root): Pick<StepDraft, "assumes" | "decides"> {
  return { ...(assumes !== undefined && { assumes }), ...(verdict === UNKNOWN && { decides: [field] }) };
}

/** An escape by a capability, where a container can use it and something else holds. */
export function capabilityEscape(
  container: Container,
  capability: string,
  also: Truth = true,
  because = `it adds ${capability}`,
): Escape {
  const usable = canUse(container, capability);
  const field = addedField(container);
  return {
    holds: allOf([usable.verdict, also]),
    at: field,
    because,
    ...restingOn(usable),
    fixes: [removal(field, capability)],
  };
}

function removal(field: Field, capability: string): Fix {
  return { field, change: `take ${capability} out of ${field.path}`, cost: 1 };
}

/** The change of one switch. */
export function switchTo(field: Field, value: string | boolean): Fix {
  return { field, change: `set ${field.path} to ${value}`, cost: 1 };
}
