import { safeValueOf } from "../../lib/model/setting";
import type { Entry } from "./load";
import { policyLinks, table } from "./text";

/** One line of the tables: something that a policy reads, and the thing that has it. */
export interface SettingRow {
  /** Component, resource type or kind of document: the heading of its table. */
  readonly of: string;
  readonly name: string;
  readonly safe: string;
  readonly unset: string;
  /** Id of the policy. */
  readonly id: string;
}

/** A section with a table for each thing that has settings, both in order of names. */
export function settingsTables(column: string, rows: readonly SettingRow[]): string[] {
  const things = [...new Set(rows.map((row) => row.of))].sort();
  return things.flatMap((thing) => {
    const lines = rows
      .filter((row) => row.of === thing)
      .map(({ name, safe, unset, id }) => [`\`${name}\``, safe, unset, policyLinks([id], "policies/")])
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : Number(a > b)));
    return [`## \`${thing}\``, table([column, "safe value", "where it is absent", "policy"], lines)];
  });
}

/** The settings of all policies, once for each type that has them. */
function rowsOfSettings(entries: readonly Entry[]): SettingRow[] {
  return entries.flatMap(({ id, policy }) => {
    const settings = policy.settings ?? [];
    return settings.flatMap((setting) =>
      setting.on.map((type) => ({
        of: type,
        name: setting.path,
        safe: safeValueOf(setting),
        unset: setting.unset,
        id,
      })),
    );
  });
}

/** Settings of cloud resources: their types are tokens, with a colon. */
export function cloudRows(entries: readonly Entry[]): SettingRow[] {
  return rowsOfSettings(entries).filter((row) => row.of.includes(":"));
}

/** Settings of configuration documents: their types are kinds. */
export function documentRows(entries: readonly Entry[]): SettingRow[] {
  return rowsOfSettings(entries).filter((row) => !row.of.includes(":"));
}
