import type { PolicyConfigSchema } from "@pulumi/policy";
import { type PackSettings, SETTINGS, schemaOf } from "../policy/pack-settings";
import { onResources, type ServedPolicy } from "./served";

/**
 * Carries what is set once for all policies through the engine's configuration, which knows nothing but policies. It
 * finds nothing, and holds at every level: `configured.ts` reads it. The engine fills in the defaults.
 */
export function settingsCarrier(defaults: PackSettings): ServedPolicy {
  return onResources(
    {
      name: SETTINGS,
      displayName: "Settings of the pack",
      description: "What is set once for all policies of the pack.",
      enforcementLevel: "advisory",
      severity: "low",
      tags: ["notice"],
      // The SDK's types want lists that may be changed, though it changes none.
      configSchema: { properties: schemaOf(defaults) as unknown as PolicyConfigSchema["properties"] },
    },
    {
      whyNotApplicable: "It carries settings and judges nothing",
      types: new Set(),
      appliesTo: () => false,
      judgeWith: () => () => [],
    },
  );
}
