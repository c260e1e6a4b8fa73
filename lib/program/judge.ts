import type { NotSeen } from "../kubernetes/cluster";
import type { DeclaredResource } from "../model/declared-resource";
import type { Settings } from "../policy/configuration";
import { isStackPolicy, type Policy } from "../policy/define";
import { type Evaluation, evaluate, evaluateStack, type Fault, type Finding } from "../policy/evaluate";
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
  const ofObjects = [...program.clusters, program.cloud]
    .flatMap(({ objects }) => batchesOf(objects))
    .flatMap((batch) =>
      onObjects.flatMap(({ policy, options }) =>
        batch.filter(policy.appliesTo).map((object) => evaluate(policy, object, options)),
      ),
    );
  const ofStack = active
    .filter(isStackPolicy)
    .map((policy) => evaluateStack(policy, program, settings.optionsOf(policy)));
  const evaluations = [...ofObjects, ...ofStack];
  const isRead = (object: DeclaredResource) => onObjects.some(({ policy }) => policy.appliesTo(object));
  const unread = program.clusters.flatMap((cluster) => unreadIn(cluster, isRead));
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

const NOTHING: Evaluation = { findings: [], faults: [] };

/** As many objects as stay in the caches of a processor while each policy goes over them. */
const BATCH = 500;

function batchesOf(objects: readonly DeclaredResource[]): (readonly DeclaredResource[])[] {
  const count = Math.ceil(objects.length / BATCH);
  return Array.from({ length: count }, (_, index) => objects.slice(index * BATCH, (index + 1) * BATCH));
}
