import type { ResourceValidationArgs } from "@pulumi/policy";
import type { DeclaredResource } from "../model/declared-resource";
import { declaredBy } from "../model/declared-resource";
import { type Change, wantedRepairsOf } from "../policy/apply-repair";
import {
  isStackPolicy,
  type ObjectPolicy,
  type Options,
  type OptionValues,
  type Policy,
  SEVERITIES,
  type StackPolicy,
} from "../policy/define";
import {
  type Evaluation,
  evaluate,
  evaluateStack,
  type Finding,
  NOTHING,
  optionValues,
} from "../policy/evaluate";
import { withSettings } from "../policy/pack-settings";
import { faultRecordOf, recordOf } from "../report/record";
import { currentRun } from "./configured";
import { reportOf } from "./message";
import { noteExempted, noteFault, noteUndecided } from "./notices";
import { writeRecord } from "./record";
import { declarationOf } from "./resources";
import { type Given, onResources, onStacks, type Report, type ServedPolicy } from "./served";
import { servedMetadata } from "./served-metadata";

/** The policies as they are served, the worst first: what names an attack is shown before hygiene. */
export function adaptAll(policies: readonly Policy[]): ServedPolicy[] {
  const rank = ({ severity }: Policy) => SEVERITIES.indexOf(severity);
  return [...policies].sort((a, b) => rank(b) - rank(a)).map(adapt);
}

/** A policy as it is served. */
export function adapt(policy: Policy): ServedPolicy {
  return isStackPolicy(policy) ? adaptStackPolicy(policy) : adaptObjectPolicy(policy);
}

function adaptObjectPolicy(policy: ObjectPolicy): ServedPolicy {
  const metadata = {
    ...servedMetadata(policy),
    ...(policy.remediation && {
      remediateResource: (args: ResourceValidationArgs) => remediate(policy, args),
    }),
  };
  return onResources(metadata, {
    whyNotApplicable: "Not an object that this policy is about",
    types: policy.types,
    appliesTo: policy.appliesTo,
    judgeWith(given) {
      const options = optionsIn(policy, given);
      return (objects) => objects.flatMap((object) => reportsOn(policy, evaluate(policy, object, options)));
    },
  });
}

function adaptStackPolicy(policy: StackPolicy): ServedPolicy {
  return onStacks(servedMetadata(policy), {
    whyNotApplicable: "No resources in this stack that policies are about",
    appliesIn: ({ clusters, cloud }) => clusters.length + cloud.objects.length > 0,
    judgeWith(given) {
      const options = optionsIn(policy, given);
      return (program) => reportsOn(policy, evaluateStack(policy, program, options));
    },
  });
}

/** The options of a policy from its configuration; most have none. */
function optionsIn(policy: Policy, given: Given): OptionValues<Options> {
  const hasOptions = Object.keys(policy.options).length > 0;
  return hasOptions
    ? withSettings(policy, optionValues(policy, given), currentRun().settings.ofPack)
    : optionValues(policy);
}

const NO_REPORTS: readonly Report[] = [];

/** What counts of an evaluation, as it is reported; a fault in that ends no run either. */
function reportsOn(policy: Policy, evaluation: Evaluation): readonly Report[] {
  if (evaluation === NOTHING) return NO_REPORTS;
  try {
    return recordAndFilter(evaluation).map(reportOf);
  } catch (thrown) {
    noteFault({ policy, subject: "what it found", error: errorOf(thrown) });
    return [];
  }
}

/** Exempts, hands over and remembers everything, and returns what counts as a violation. */
function recordAndFilter(evaluation: Evaluation): Finding[] {
  const { exemptions, settings } = currentRun();
  const findings = evaluation.findings.flatMap((finding) => exemptions.apply(finding));
  for (const finding of findings) {
    writeRecord(() => recordOf(finding));
    if (finding.exempted !== undefined) noteExempted(finding);
    else if (finding.verdict === "undecided" && settings.ofPack.undecided !== "violation")
      noteUndecided(finding);
  }
  for (const fault of evaluation.faults) {
    writeRecord(() => faultRecordOf(fault));
    noteFault(fault);
  }
  const counts = (finding: Finding) =>
    finding.verdict === "violated" || settings.ofPack.undecided === "violation";
  return findings.filter((finding) => finding.exempted === undefined && counts(finding));
}

/** Repairs the properties in place: a copy would drop the secret marks into plain text. */
function remediate(policy: ObjectPolicy, args: ResourceValidationArgs): Record<string, unknown> | undefined {
  const changes = changesFor(policy, declaredBy(declarationOf(args)));
  for (const { steps, value } of changes) assign(args.props, steps, value);
  return changes.length === 0 ? undefined : args.props;
}

function changesFor(policy: ObjectPolicy, objects: readonly DeclaredResource[]): Change[] {
  try {
    const judged = objects.filter(policy.appliesTo);
    return judged.flatMap((object) => wantedRepairsOf(policy, object, currentRun().exemptions));
  } catch (thrown) {
    recordAndFilter({ findings: [], faults: [{ policy, subject: "a repair", error: errorOf(thrown) }] });
    return [];
  }
}

function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function assign(
  root: Record<string | number, unknown>,
  steps: readonly (string | number)[],
  value: unknown,
): void {
  const last = steps.at(-1);
  if (last === undefined) return;
  let at = root;
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
}
