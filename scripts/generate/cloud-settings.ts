import type { Entry } from "./load";
import { cloudRows, settingsTables } from "./settings-tables";
import { document, MARK } from "./text";

/** `docs/cloud-settings.md`: the inputs of managed clusters and node pools that policies read, by resource type. */
export function cloudSettings(entries: readonly Entry[]): string {
  const intro =
    "Inputs of managed clusters and of their nodes, each with the value that is safe and what the cloud does where a program leaves it out. Policies that compare several inputs, or several resources, say so on their own pages.";
  return document(
    MARK,
    "# Settings of managed clusters",
    intro,
    ...settingsTables("input", cloudRows(entries)),
  );
}
