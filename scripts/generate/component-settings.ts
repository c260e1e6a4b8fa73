import { safeFlagValue } from "../../lib/kubernetes/components/flag-setting";
import type { Entry } from "./load";
import { documentRows, type SettingRow, settingsTables } from "./settings-tables";
import { document, MARK } from "./text";

/** `docs/component-settings.md`: the flags and configuration fields of components that policies read. */
export function componentSettings(entries: readonly Entry[]): string {
  const intro =
    "Flags and configuration fields of the components of Kubernetes, each with the value that is safe and what the component does without it, as of Kubernetes 1.34. One that is absent and safe by default is no finding.";
  const described = describedRows(entries);
  return document(
    MARK,
    "# Settings of components",
    intro,
    ...settingsTables("flag", [...flagRows(entries), ...described.filter(isFlag)]),
    ...settingsTables("field", [...documentRows(entries), ...described.filter((row) => !isFlag(row))]),
  );
}

function flagRows(entries: readonly Entry[]): SettingRow[] {
  return entries.flatMap(({ id, policy }) => {
    const flags = policy.flags ?? [];
    return flags.map((setting) => ({
      of: setting.component,
      name: `--${setting.flag}`,
      safe: safeFlagValue(setting),
      unset: setting.unset,
      id,
    }));
  });
}

function isFlag({ name }: SettingRow): boolean {
  return name.startsWith("--");
}

/** What policies judge by code. */
function describedRows(entries: readonly Entry[]): SettingRow[] {
  return entries.flatMap(({ id, policy }) => {
    const described = policy.described ?? [];
    return described.map((setting) => ({ ...setting, id }));
  });
}
