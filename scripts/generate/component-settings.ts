import { safeValueOf } from "../../lib/kubernetes/cloud/setting";
import { safeFlagValue } from "../../lib/kubernetes/components/flag-setting";
import type { Entry } from "./load";
import { document, MARK, policyLinks, table } from "./text";

/** `docs/component-settings.md`: the flags and configuration fields of components that policies read. */
export function componentSettings(entries: readonly Entry[]): string {
  const rows = entries.flatMap(({ id, policy }) => {
    const flags = policy.scope === "stack" ? [] : (policy.flags ?? []);
    return flags.map((setting) => ({ id, setting }));
  });
  const components = [...new Set(rows.map(({ setting }) => setting.component))].sort();
  const sections = components.flatMap((component) => {
    const lines = rows
      .filter(({ setting }) => setting.component === component)
      .map(({ id, setting }) => [
        `\`--${setting.flag}\``,
        safeFlagValue(setting),
        setting.unset,
        policyLinks([id], "policies/"),
      ])
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : Number(a > b)));
    return [`## \`${component}\``, table(["flag", "safe value", "where it is absent", "policy"], lines)];
  });
  const intro =
    "Flags and configuration fields of the components of Kubernetes, each with the value that is safe and what the component does without it, as of Kubernetes 1.34. One that is absent and safe by default is no finding.";
  return document(MARK, "# Settings of components", intro, ...sections, ...documentSections(entries));
}

/** The fields of configuration documents; types with a colon are tokens of the cloud. */
function documentSections(entries: readonly Entry[]): string[] {
  const rows = entries.flatMap(({ id, policy }) => {
    const settings = policy.scope === "stack" ? [] : (policy.settings ?? []);
    return settings.flatMap((setting) => setting.on.map((kind) => ({ id, setting, kind })));
  });
  const kinds = [...new Set(rows.map(({ kind }) => kind))].filter((kind) => !kind.includes(":")).sort();
  return kinds.flatMap((kind) => {
    const lines = rows
      .filter((row) => row.kind === kind)
      .map(({ id, setting }) => [
        `\`${setting.path}\``,
        safeValueOf(setting),
        setting.unset,
        policyLinks([id], "policies/"),
      ])
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : Number(a > b)));
    return [`## \`${kind}\``, table(["field", "safe value", "where it is absent", "policy"], lines)];
  });
}
