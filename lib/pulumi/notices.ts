import type { Program } from "../kubernetes/cluster";
import { count, list } from "../model/words";
import { ON_VERSIONS } from "../policy/configuration";
import type { Fault, Finding } from "../policy/evaluate";
import { exemptionText } from "../policy/exemptions/exemption";
import { judgedIn } from "../program/clusters";
import { currentRun, isOn } from "./configured";
import { withoutDirectives } from "./message";
import { onStacks, type Report } from "./served";

/** What policies could not decide, where they failed, and what is exempted, since the pack started. */
const undecided = new Map<string, Finding>();
const faults = new Map<string, Fault>();
const exempted = new Map<string, Finding>();

/** Remembers an open question for the one line that the stack gets. */
export function noteUndecided(finding: Finding): void {
  undecided.set(`${finding.policy.id} ${finding.message}`, finding);
}

/** Remembers an accepted finding for the one line that the stack gets. */
export function noteExempted(finding: Finding): void {
  exempted.set(`${finding.policy.id} ${finding.message}`, finding);
}

/** Remembers a failure of a policy. */
export function noteFault(fault: Fault): void {
  faults.set(`${fault.policy.id} ${fault.subject}`, fault);
}

const DESCRIPTION = "Part of this stack could not be judged before deployment.";

/**
 * Says once a stack what the pack could not judge: values that are unknown, objects that it does not see, and
 * policies that failed; and what it passed over because it is exempted. It is no policy of the threat model and never more than advisory by default.
 */
export const unjudged = onStacks(
  {
    name: "report-unjudged",
    displayName: "What could not be judged before deployment",
    description: DESCRIPTION,
    enforcementLevel: "advisory",
    severity: "low",
    tags: ["notice"],
    configSchema: {
      properties: {
        detail: {
          type: "string",
          enum: ["summary", "all"],
          default: "summary",
          description: "`all` prints every open question and every exempted finding instead of their number.",
        },
      },
    },
  },
  {
    whyNotApplicable: "It is about every stack",
    appliesIn: () => true,
    judgeWith: (given) => (program) => reportsOn(program, given["detail"] === "all"),
  },
);

function reportsOn(program: Program, isInDetail: boolean): Report[] {
  const { undecided: setting } = currentRun().settings.ofPack;
  const inDetail = isInDetail || setting === "all";
  const lines = [...(setting === "none" ? [] : openQuestions(inDetail)), ...acceptedLines(inDetail)];
  const notSeen = program.clusters.flatMap((cluster) => cluster.notSeen);
  const oldCalendars = isOn(ON_VERSIONS) ? judgedIn(program).oldCalendars : [];
  return [
    ...lines.map((line) => reportOn(line)),
    ...notSeen.map(({ reason, type, name, urn }) => reportOn(`Not seen: ${type} "${name}": ${reason}.`, urn)),
    ...oldCalendars.map((notice) => reportOn(`Notice: ${notice}.`)),
    ...[...faults.values()].map(({ policy, subject, error }) =>
      reportOn(`${policy.id} could not judge ${subject} and did not run: ${error.message}`),
    ),
  ];
}

function reportOn(line: string, urn: string | null = null): Report {
  const message = `${DESCRIPTION}\n${withoutDirectives(line)}`;
  return urn === null ? { message } : { message, urn };
}

function acceptedLines(inDetail: boolean): string[] {
  const findings = [...exempted.values()];
  if (findings.length === 0) return [];
  const texts = findings.map(acceptedText).sort();
  if (inDetail) return texts.map((text) => `Exempted: ${text}.`);
  const shown = texts.slice(0, MOST_SHOWN);
  const others = texts.length > shown.length ? [count(texts.length - shown.length, "other")] : [];
  return [
    `${count(texts.length, "finding is", "findings are")} exempted: ${[...shown, ...others].join("; ")}.`,
  ];
}

function acceptedText({ policy, object, exempted: why }: Finding): string {
  return `${policy.id} in ${object.title}: ${why === undefined ? "" : exemptionText(why)}`;
}

const MOST_SHOWN = 5;

function openQuestions(inDetail: boolean): string[] {
  const findings = [...undecided.values()];
  if (findings.length === 0) return [];
  if (inDetail) return findings.map(({ policy, message }) => `${policy.id}: ${message}.`).sort();
  const policies = new Set(findings.map(({ policy }) => policy.id));
  const objects = [...new Set(findings.map(({ object }) => object.title))].sort();
  const shown = objects.slice(0, MOST_SHOWN);
  const others = objects.length > shown.length ? [count(objects.length - shown.length, "other")] : [];
  return [
    `${count(policies.size, "policy", "policies")} could not decide on values that are not known until deployment, in ${list([...shown, ...others])}.`,
  ];
}
