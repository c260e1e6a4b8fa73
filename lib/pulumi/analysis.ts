import type { DeclaredResource } from "../model/declared-resource";
import type { Level, PackConfig } from "../policy/configuration";
import { currentRun } from "./configured";
import { resourceIn, resourcesIn } from "./request";
import { objectsOfSent } from "./resources";
import { diagnosticOf, diagnosticsPart, notApplicablePart, type PackName } from "./response";
import type { Given, Report, ServedOnResources, ServedOnStacks, ServedPolicy } from "./served";
import { sentProgram } from "./stack";

/** A policy that is on, with its configuration and its place among all. */
interface Active<P extends ServedPolicy> {
  readonly index: number;
  readonly policy: P;
  readonly level: Level;
  readonly judge: ReturnType<P["judgeWith"]>;
}

/** What a policy has to say of what it judged. */
interface Judged {
  readonly by: Active<ServedPolicy>;
  readonly reports: readonly Report[];
}

/** The policies that answer requests of one kind. */
interface Group<P extends ServedPolicy> {
  readonly active: readonly Active<P>[];
  /** Those that may be about objects of certain types. */
  readonly ofTypes: Map<string, readonly Active<P>[]>;
  /** The ends of responses, by the policies that had something to judge: one for each type, by and large. */
  readonly endings: Map<string, Buffer>;
}

/** What a configuration makes of the policies; made once for all requests under it. */
interface Plan {
  readonly run: ReturnType<typeof currentRun>;
  readonly onResources: Group<ServedOnResources>;
  readonly onStacks: Group<ServedOnStacks>;
  /** Whether any policy repairs. */
  readonly repairs: boolean;
}

const NOTHING = Buffer.alloc(0);

/** Answers requests of the Analyzer service, bytes for bytes as the SDK's handlers do; throws where it cannot. */
export class Analysis {
  private known: Plan | undefined;

  constructor(
    private readonly pack: PackName,
    private readonly policies: readonly ServedPolicy[],
  ) {}

  /** Judges one resource. */
  analyze(request: Uint8Array): Buffer {
    const { onResources } = this.plan();
    // As in the SDK, what nobody judges is not decoded, and may be anything.
    if (onResources.active.length === 0) return NOTHING;
    const objects = objectsOfSent(resourceIn(request));
    const judged = candidatesFor(onResources, objects).flatMap((by): Judged[] => {
      const concerned = objects.filter(by.policy.appliesTo);
      return concerned.length === 0 ? [] : [{ by, reports: by.judge(concerned) }];
    });
    return this.responseOf(onResources, judged);
  }

  /** Judges all resources of a stack. */
  analyzeStack(request: Uint8Array): Buffer {
    const { onStacks } = this.plan();
    if (onStacks.active.length === 0) return NOTHING;
    const program = sentProgram(resourcesIn(request));
    const judged = onStacks.active
      .filter(({ policy }) => policy.appliesIn(program))
      .map((by): Judged => ({ by, reports: by.judge(program) }));
    return this.responseOf(onStacks, judged);
  }

  /** Repairs one resource, where no policy repairs anything; `undefined` where one may. */
  remediate(): Buffer | undefined {
    return this.plan().repairs ? undefined : NOTHING;
  }

  private responseOf(group: Group<ServedPolicy>, judged: readonly Judged[]): Buffer {
    const diagnostics = judged.flatMap(({ by: { policy, level }, reports }) =>
      reports.map((report) => diagnosticOf(this.pack, policy, level, report)),
    );
    return Buffer.concat([diagnosticsPart(diagnostics), endingOf(group, judged)]);
  }

  private plan(): Plan {
    const run = currentRun();
    if (this.known?.run !== run) this.known = planOf(this.policies, run);
    return this.known;
  }
}

function planOf(policies: readonly ServedPolicy[], run: Plan["run"]): Plan {
  const active = policies
    .map((policy, index) => ({ index, policy, level: levelOf(policy, run.config) }))
    .filter(({ level }) => level !== "disabled")
    .map(({ policy, ...of }) => ({
      ...of,
      policy,
      judge: policy.judgeWith(givenIn(run.config[policy.sdk.name])),
    }));
  const isOnStack = ({ policy }: Active<ServedPolicy>) => "appliesIn" in policy;
  return {
    run,
    onResources: groupOf(active.filter((each): each is Active<ServedOnResources> => !isOnStack(each))),
    onStacks: groupOf(active.filter((each): each is Active<ServedOnStacks> => isOnStack(each))),
    repairs: active.some(({ level }) => level === "remediate"),
  };
}

function groupOf<P extends ServedPolicy>(active: readonly Active<P>[]): Group<P> {
  return { active, ofTypes: new Map(), endings: new Map() };
}

function levelOf({ sdk: { name, enforcementLevel = "advisory" } }: ServedPolicy, config: PackConfig): Level {
  const entry = config[name];
  return (typeof entry === "string" ? entry : entry?.enforcementLevel) ?? enforcementLevel;
}

function givenIn(entry: PackConfig[string] | undefined): Given {
  if (typeof entry !== "object") return {};
  const { enforcementLevel: _, ...given } = entry;
  return given;
}

function candidatesFor(
  { active, ofTypes }: Group<ServedOnResources>,
  objects: readonly DeclaredResource[],
): readonly Active<ServedOnResources>[] {
  const types = [...new Set(objects.map(({ type }) => type))];
  const key = types.join();
  let candidates = ofTypes.get(key);
  if (candidates === undefined) {
    candidates = active.filter(({ policy }) => types.some((type) => policy.types.has(type)));
    ofTypes.set(key, candidates);
  }
  return candidates;
}

/** The end of a response, of the policies that had nothing to judge. */
function endingOf({ active, endings }: Group<ServedPolicy>, judged: readonly Judged[]): Buffer {
  const key = judged.map(({ by }) => by.index).join();
  let ending = endings.get(key);
  if (ending === undefined) {
    const judging = new Set(judged.map(({ by }) => by));
    ending = notApplicablePart(active.filter((each) => !judging.has(each)).map(({ policy }) => policy));
    endings.set(key, ending);
  }
  return ending;
}
