import type {
  PolicyPackArgs,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
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
import { type Evaluation, evaluate, evaluateStack, type Finding, optionValues } from "../policy/evaluate";
import { withSettings } from "../policy/pack-settings";
import { faultRecordOf, recordOf } from "../report/record";
import { currentRun } from "./configured";
import { violationOf } from "./message";
import { noteExempted, noteFault, noteUndecided } from "./notices";
import { writeRecord } from "./record";
import { declarationOf, resourceOf } from "./resources";
import { servedMetadata } from "./served-metadata";
import { stackProgram } from "./stack";

type PulumiPolicy = PolicyPackArgs["policies"][number];

/** The policies as Pulumi runs them, the worst first: what names an attack is shown before hygiene. */
export function adaptAll(policies: readonly Policy[]): PulumiPolicy[] {
  const rank = ({ severity }: Policy) => SEVERITIES.indexOf(severity);
  return [...policies].sort((a, b) => rank(b) - rank(a)).map(adapt);
}

/** A policy as Pulumi runs it. */
export function adapt(policy: Policy): PulumiPolicy {
  return isStackPolicy(policy) ? adaptStackPolicy(policy) : adaptObjectPolicy(policy);
}

function adaptObjectPolicy(policy: ObjectPolicy): ResourceValidationPolicy {
  const optionsOf = optionReader(policy);
  return {
    ...servedMetadata(policy),
    validateResource(args, report) {
      const objects = resourceOf(args).objects.filter(policy.appliesTo);
      // A resource that a policy is not about must not count as one that passed it.
      if (objects.length === 0) skip(args, "Not an object that this policy is about");
      const options = optionsOf(args);
      for (const object of objects) {
        for (const finding of recordAndFilter(evaluate(policy, object, options)))
          report(violationOf(finding));
      }
    },
    ...(policy.remediation && { remediateResource: (args) => remediate(policy, args) }),
  };
}

function adaptStackPolicy(policy: StackPolicy): StackValidationPolicy {
  return {
    ...servedMetadata(policy),
    validateStack(args, report) {
      const program = stackProgram(args.resources);
      const { clusters, cloud } = program;
      if (clusters.length + cloud.objects.length === 0)
        skip(args, "No resources in this stack that policies are about");
      const options = optionsIn(policy, args);
      for (const finding of recordAndFilter(evaluateStack(policy, program, options))) {
        report(violationOf(finding));
      }
    },
  };
}

/** Reads a policy's options from its configuration; most have none, and then nothing is read. */
function optionReader(
  policy: ObjectPolicy,
): (args: Pick<ResourceValidationArgs, "getConfig">) => OptionValues<Options> {
  const defaults = optionValues(policy);
  const hasOptions = Object.keys(policy.options).length > 0;
  return (args) => (hasOptions ? optionsIn(policy, args) : defaults);
}

function optionsIn(
  policy: Policy,
  { getConfig }: Pick<ResourceValidationArgs, "getConfig">,
): OptionValues<Options> {
  return withSettings(policy, optionValues(policy, getConfig()), currentRun().settings.ofPack);
}

const skips = new Map<string, unknown>();

/** Says "not applicable", which the SDK does by an error: to make one anew each time would cost more than the policy. */
function skip(args: Pick<ResourceValidationArgs, "notApplicable">, reason: string): never {
  if (!skips.has(reason)) {
    try {
      args.notApplicable(reason);
    } catch (thrown) {
      skips.set(reason, thrown);
    }
  }
  throw skips.get(reason);
}

/** Exempts, hands over and remembers everything, and returns what counts as a violation. */
function recordAndFilter(evaluation: Evaluation): Finding[] {
  const { exemptions, settings } = currentRun();
  const findings = evaluation.findings.flatMap((finding) => exemptions.apply(finding));
  for (const finding of findings) {
    writeRecord(recordOf(finding));
    if (finding.exempted !== undefined) noteExempted(finding);
    else if (finding.verdict === "undecided" && settings.ofPack.undecided !== "violation")
      noteUndecided(finding);
  }
  for (const fault of evaluation.faults) {
    writeRecord(faultRecordOf(fault));
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
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    recordAndFilter({ findings: [], faults: [{ policy, subject: "a repair", error }] });
    return [];
  }
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
