import type { PolicyConfigSchema, ResourceValidationPolicy } from "@pulumi/policy";
import { type PackSettings, SETTINGS, schemaOf } from "../policy/pack-settings";

/**
 * Carries what is set once for all policies through the engine's configuration, which knows nothing but policies. It
 * finds nothing, and holds at every level: `configured.ts` reads it. The engine fills in the defaults.
 */
export function settingsCarrier(defaults: PackSettings): ResourceValidationPolicy {
  return {
    name: SETTINGS,
    displayName: "Settings of the pack",
    description: "What is set once for all policies of the pack.",
    enforcementLevel: "advisory",
    severity: "low",
    tags: ["notice"],
    // The SDK's types want lists that may be changed, though it changes none.
    configSchema: { properties: schemaOf(defaults) as unknown as PolicyConfigSchema["properties"] },
    validateResource: ({ notApplicable }) => notApplicable("It carries settings and judges nothing"),
  };
}
