import { safeFlagValue } from "../../lib/kubernetes/components/flag-setting";
import type { Entry } from "./load";
import { document, MARK, policyLinks, table } from "./text";

/** `docs/component-settings.md`: the flags of components that policies read, by component. */
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
    "Flags of the components of Kubernetes, each with the value that is safe and what the component does without the flag, as of Kubernetes 1.34. A flag that is absent and safe by default is no finding.";
  return document(MARK, "# Settings of components", intro, ...sections);
}
