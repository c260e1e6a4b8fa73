import type { NotSeen } from "../kubernetes/cluster";
import type { DeclaredResource } from "../model/declared-resource";
import { addTo } from "../model/multimap";
import type { Settings } from "../policy/configuration";
import {
  isStackPolicy,
  type ObjectPolicy,
  type Options,
  type OptionValues,
  type Policy,
} from "../policy/define";
import {
  type Evaluation,
  evaluate,
  evaluateStack,
  type Fault,
  type Finding,
  NOTHING,
} from "../policy/evaluate";
import { NO_INVALID_EXEMPTIONS, noInvalidExemptions } from "../policy/exemptions/no-invalid-exemptions";
import { type Judged, judgedIn, type ProgramResource, programOf, unreadIn } from "./clusters";

/** What the policies say of a whole program. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
  readonly notSeen: readonly NotSeen[];
  readonly judged: Judged;
}

/**
 * Judges resources by all policies that the settings leave on. An object of a kind that none of them is about counts as
 * not seen, as does what is hidden elsewhere.
 */
export function judge(
  policies: readonly Policy[],
  resources: readonly ProgramResource[],
  settings: Settings,
  hidden: readonly NotSeen[] = [],
): Judgement {
  const program = programOf(resources, hidden);
  const isOn = (id: string) => settings.levelOf(id) !== "disabled";
  const active = policies.filter(({ id }) => isOn(id));
  const onObjects = active
    .filter((policy) => !isStackPolicy(policy))
    .map((policy) => ({ policy, options: settings.optionsOf(policy) }));
  const plan = new Plan(onObjects);
  const ofObjects = [...program.clusters, program.cloud]
    .flatMap(({ objects }) => batchesOf(objects))
    .flatMap((batch) => plan.evaluate(batch));
  const ofStack = active
    .filter(isStackPolicy)
    .map((policy) => evaluateStack(policy, program, settings.optionsOf(policy)));
  const evaluations = [...ofObjects, ...ofStack];
  const unread = program.clusters.flatMap((cluster) => unreadIn(cluster, (object) => plan.reads(object)));
  const judged = judgedIn(program);
  const exemptions = settings.exemptions();
  const findings = evaluations.flatMap((each) => each.findings).flatMap((each) => exemptions.apply(each));
  // What was of no use is known only after everything else.
  const invalid = isOn(NO_INVALID_EXEMPTIONS)
    ? evaluateStack(
        noInvalidExemptions((of) => exemptions.issues(of)),
        program,
      )
    : NOTHING;
  return {
    findings: [...findings, ...invalid.findings],
    faults: [...evaluations, invalid].flatMap(({ faults }) => faults),
    notSeen: [...program.clusters.flatMap(({ notSeen }) => notSeen), ...unread],
    judged: { ...judged, resources: judged.resources - unread.length },
  };
}

interface PlannedPolicy {
  readonly policy: ObjectPolicy;
  readonly options: OptionValues<Options>;
}

/** Policies on single objects, by the types that they may be about. */
class Plan {
  private readonly byType = new Map<string, readonly PlannedPolicy[]>();

  constructor(private readonly policies: readonly PlannedPolicy[]) {}

  /** What the policies have to say of objects, policy by policy; nothing where they have nothing to say. */
  evaluate(objects: readonly DeclaredResource[]): Evaluation[] {
    const byPolicy = new Map<PlannedPolicy, DeclaredResource[]>();
    for (const object of objects)
      for (const planned of this.for(object))
        if (planned.policy.appliesTo(object)) addTo(byPolicy, planned, object);
    return this.policies.flatMap((planned) =>
      (byPolicy.get(planned) ?? []).flatMap((object) => {
        const evaluation = evaluate(planned.policy, object, planned.options);
        return evaluation === NOTHING ? [] : [evaluation];
      }),
    );
  }

  /** Whether any policy is about an object. */
  reads(object: DeclaredResource): boolean {
    return this.for(object).some(({ policy }) => policy.appliesTo(object));
  }

  private for({ type }: DeclaredResource): readonly PlannedPolicy[] {
    let planned = this.byType.get(type);
    if (planned === undefined) {
      planned = this.policies.filter(({ policy }) => policy.types.has(type));
      this.byType.set(type, planned);
    }
    return planned;
  }
}

/** As many objects as stay in the caches of a processor while each policy goes over them. */
const BATCH = 500;

function batchesOf(objects: readonly DeclaredResource[]): (readonly DeclaredResource[])[] {
  const count = Math.ceil(objects.length / BATCH);
  return Array.from({ length: count }, (_, index) => objects.slice(index * BATCH, (index + 1) * BATCH));
}
