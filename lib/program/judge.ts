import type { Settings } from "../config";
import type { ObjectPolicy, Policy, StackPolicy } from "../define";
import { type Evaluation, evaluate, evaluateStack, type Fault, type Finding } from "../evaluate";
import type { Cluster, NotSeen } from "../kubernetes/cluster";
import { clustersOf, countObjects, type ProgramResource } from "./clusters";

/** What the policies say of a whole program. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  readonly notSeen: readonly NotSeen[];
  /** How many Kubernetes objects were judged. */
  readonly objects: number;
}

/** Judges resources by all policies that the settings leave on. */
export function judge(
  policies: readonly Policy[],
  resources: readonly ProgramResource[],
  settings: Settings,
): Judgement {
  const clusters = clustersOf(resources);
  const active = policies.filter(({ id }) => settings.levelOf(id) !== "disabled");
  const evaluations = clusters.flatMap((cluster) => [
    ...active.filter(isObjectPolicy).flatMap((policy) => onObjects(policy, cluster, settings)),
    ...active
      .filter(isStackPolicy)
      .map((policy) => evaluateStack(policy, cluster, settings.optionsOf(policy))),
  ]);
  return {
    findings: evaluations.flatMap(({ findings }) => findings),
    faults: evaluations.flatMap(({ faults }) => faults),
    notSeen: clusters.flatMap(({ notSeen }) => notSeen),
    objects: countObjects(clusters),
  };
}

function onObjects(policy: ObjectPolicy, cluster: Cluster, settings: Settings): Evaluation[] {
  const options = settings.optionsOf(policy);
  return cluster.objects.filter(policy.appliesTo).map((object) => evaluate(policy, object, options));
}

function isObjectPolicy(policy: Policy): policy is ObjectPolicy {
  return policy.scope !== "stack";
}

function isStackPolicy(policy: Policy): policy is StackPolicy {
  return policy.scope === "stack";
}
