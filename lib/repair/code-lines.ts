import { objectsOf } from "../model/declared-resource";
import { joinPath } from "../model/field";
import { isList, isMap, type Value } from "../model/value";
import { type Change, repairedBy } from "../policy/apply-repair";
import type { ObjectPolicy } from "../policy/define";
import type { Exemptions } from "../policy/exemptions/exemptions";
import type { ProgramResource } from "../program/clusters";

/** What to write in a program to repair a resource: the place of its declaration, then a line for each property. */
export function codeLines(
  { declaration, name }: ProgramResource,
  policies: readonly ObjectPolicy[],
  exemptions: Exemptions,
): string {
  const repair = repairedBy(policies, declaration, exemptions);
  if (repair.changes.length === 0) return "";
  const { source } = declaration;
  const place = source === undefined ? "" : `${source.file}:${source.line}:${source.column} `;
  const title = objectsOf(declaration)[0]?.title ?? name;
  const ids = repair.policies.map(({ id }) => id).join(", ");
  const lines = repair.changes.map((change) => `  ${lineOf(change)}`);
  return `${[`${place}${title} (${ids})`, ...lines].join("\n")}\n`;
}

function lineOf({ steps, value }: Change): string {
  const where = steps.slice(0, -1).reduce<string>(joinPath, "") || "its arguments";
  const key = propertyName(String(steps.at(-1)));
  return value === undefined ? `in ${where}: remove ${key}` : `in ${where}: set ${key}: ${inCode(value)},`;
}

/** A value as TypeScript writes it. */
function inCode(value: Value | undefined): string {
  if (isList(value)) return `[${value.map(inCode).join(", ")}]`;
  if (!isMap(value)) return typeof value === "symbol" ? "undefined" : JSON.stringify(value);
  const entries = Object.entries(value).map(([name, each]) => `${propertyName(name)}: ${inCode(each)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
