import { safeValueOf } from "../../lib/kubernetes/cloud/setting";
import type { Entry } from "./load";
import { document, MARK, policyLinks, table } from "./text";

/** `docs/cloud-settings.md`: the inputs of managed clusters and node pools that policies read, by resource type. */
export function cloudSettings(entries: readonly Entry[]): string {
  const rows = entries.flatMap(({ id, policy }) => {
    const settings = policy.scope === "stack" ? [] : (policy.settings ?? []);
    return settings.flatMap((setting) => setting.on.map((type) => ({ id, setting, type })));
  });
  // A type with a colon is a token of the cloud; the others are kinds of configuration documents.
  const types = [...new Set(rows.map(({ type }) => type))].filter((type) => type.includes(":")).sort();
  const sections = types.flatMap((type) => {
    const lines = rows
      .filter((row) => row.type === type)
      .map(({ id, setting }) => [
        `\`${setting.path}\``,
        safeValueOf(setting),
        setting.unset,
        policyLinks([id], "policies/"),
      ])
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : Number(a > b)));
    return [`## \`${type}\``, table(["input", "safe value", "where it is absent", "policy"], lines)];
  });
  const intro =
    "Inputs of managed clusters and of their nodes, each with the value that is safe and what the cloud does where a program leaves it out. Policies that compare several inputs, or several resources, say so on their own pages.";
  return document(MARK, "# Settings of managed clusters", intro, ...sections);
}
