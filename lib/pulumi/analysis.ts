import type { Level, PackConfig } from "../policy/configuration";
import { currentRun } from "./configured";
import { resourceIn, resourcesIn } from "./request";
import { objectsOfSent } from "./resources";
import { diagnosticOf, diagnosticsPart, notApplicablePart, type PackName } from "./response";
import type { Given, Report, ServedOnResources, ServedOnStacks, ServedPolicy } from "./served";
import { sentProgram } from "./stack";

/** A policy that is on, with its configuration. */
interface Active<P extends ServedPolicy> {
  readonly policy: P;
  readonly level: Level;
  readonly judge: ReturnType<P["judgeWith"]>;
}

/** The policies that answer requests of one kind. */
interface Group<P extends ServedPolicy> {
  readonly active: readonly Active<P>[];
  /** The ends of responses, by the policies that had nothing to judge: one for each kind of object, by and large. */
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
const NO_REPORTS: readonly Report[] = [];

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
    const reports = onResources.active.map(({ policy, judge }) => {
      const judged = objects.filter(policy.appliesTo);
      return judged.length === 0 ? undefined : judge(judged);
    });
    return this.responseOf(onResources, reports);
  }

  /** Judges all resources of a stack. */
  analyzeStack(request: Uint8Array): Buffer {
    const { onStacks } = this.plan();
    if (onStacks.active.length === 0) return NOTHING;
    const program = sentProgram(resourcesIn(request));
    const reports = onStacks.active.map(({ policy, judge }) =>
      policy.appliesIn(program) ? judge(program) : undefined,
    );
    return this.responseOf(onStacks, reports);
  }

  /** Repairs one resource, where no policy repairs anything; `undefined` where one may. */
  remediate(): Buffer | undefined {
    return this.plan().repairs ? undefined : NOTHING;
  }

  private responseOf(
    group: Group<ServedPolicy>,
    reports: readonly (readonly Report[] | undefined)[],
  ): Buffer {
    const diagnostics = group.active.flatMap(({ policy, level }, index) =>
      (reports[index] ?? NO_REPORTS).map((report) => diagnosticOf(this.pack, policy, level, report)),
    );
    return Buffer.concat([diagnosticsPart(diagnostics), endingOf(group, reports)]);
  }

  private plan(): Plan {
    const run = currentRun();
    if (this.known?.run !== run) this.known = planOf(this.policies, run);
    return this.known;
  }
}

function planOf(policies: readonly ServedPolicy[], run: Plan["run"]): Plan {
  const active = policies
    .map((policy) => ({ policy, level: levelOf(policy, run.config) }))
    .filter(({ level }) => level !== "disabled")
    .map(({ policy, level }) => ({
      policy,
      level,
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
  return { active, endings: new Map() };
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

/** The end of a response, of the policies that had nothing to judge. */
function endingOf(
  { active, endings }: Group<ServedPolicy>,
  reports: readonly (readonly Report[] | undefined)[],
): Buffer {
  let key = "";
  for (const ofPolicy of reports) key += ofPolicy === undefined ? "0" : "1";
  let ending = endings.get(key);
  if (ending === undefined) {
    const passedOver = active.filter((_, index) => reports[index] === undefined);
    ending = notApplicablePart(passedOver.map(({ policy }) => policy));
    endings.set(key, ending);
  }
  return ending;
}
