import { count, list } from "../../model/words";
import type { AttackReport, ReportedField } from "./attack-report";

/** How many things a line names. */
const MOST_NAMED = 5;

/** What the paths were looked for in, and what nobody saw: the end of each report. */
export function coverageLines(report: AttackReport): string[] {
  const { objects, managedClusters, notSeen, unknown, notices } = report.coverage;
  const clusters = managedClusters === 0 ? "" : ` and ${count(managedClusters, "managed cluster")}`;
  const ofStack = report.stack === null ? "" : ` of stack ${report.stack}`;
  const none = report.whatIf === null && report.paths.length === 0 ? [NO_PATH] : [];
  const isOpen = [...report.paths, ...(report.whatIf?.ways ?? [])].some(
    ({ certainty }) => certainty === "possible",
  );
  const undecided = isOpen ? OF_NO_VALUE : "no unknown value decides a step";
  const hidden = notSeen.map(({ type, name }) => `${type} ${name}`);
  return [
    ...none,
    `Coverage: ${count(objects, "Kubernetes object")}${clusters}${ofStack} read; ${some(notSeen.length, "not seen", hidden)}; ${some(unknown.length, "unknown values decide steps", unknown.map(fieldText), undecided, "unknown value decides a step")}.`,
    ...notices,
  ];
}

/** What to say of steps that are only possible for another reason, such as where a pod will run. */
const OF_NO_VALUE = "what decides the possible steps is no value of this program";

/** What to say where no path is found: no more than that. */
const NO_PATH = "No path found in this stack.";

function some(
  number: number,
  what: string,
  names: readonly string[],
  none = `0 ${what}`,
  one = what,
): string {
  if (number === 0) return none;
  const others = number - MOST_NAMED;
  const named = list([...names.slice(0, MOST_NAMED), ...(others > 0 ? [`${others} more`] : [])]);
  return `${number} ${number === 1 ? one : what} (${named})`;
}

/** `spec.type of Service "shop/web"`. */
function fieldText({ path, title }: ReportedField): string {
  return path === "" ? title : `${path} of ${title}`;
}
