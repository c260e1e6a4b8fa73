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
  const hidden = notSeen.map(({ type, name }) => `${type} ${name}`);
  return [
    ...none,
    `Coverage: ${count(objects, "Kubernetes object")}${clusters}${ofStack} read; ${some(notSeen.length, "not seen", hidden)}; ${some(unknown.length, "unknown values decide steps", unknown.map(fieldText), "no unknown value decides a step", "unknown value decides a step")}.`,
    ...notices,
  ];
}

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
