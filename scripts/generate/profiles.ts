import { LEVELS, type Level, NOTICE } from "../../lib/policy/configuration";
import type { Option, Policy } from "../../lib/policy/define";
import { isStackPolicy } from "../../lib/policy/define";
import {
  NO_INVALID_EXEMPTIONS,
  noInvalidExemptions,
} from "../../lib/policy/exemptions/no-invalid-exemptions";
import { SETTINGS, SETTINGS_SCHEMA } from "../../lib/policy/pack-settings";

/** Levels of a policy that has no repair. */
const WITHOUT_REPAIR = LEVELS.filter((level) => level !== "remediate");

/** A profile as a file for `--policy-pack-config`; it names every policy, so that a reader sees each level. */
export function profileOf(policies: readonly Policy[], levelOf: (policy: Policy) => Level): string {
  const levels = policies.map((policy) => [policy.id, levelOf(policy)]);
  return json({ ...Object.fromEntries(levels), [NO_INVALID_EXEMPTIONS]: "advisory", [NOTICE]: "advisory" });
}

/** The JSON Schema of such a file, by which editors find misspelled ids, levels and options. */
export function configSchema(policies: readonly Policy[]): string {
  return json({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of the kubernetes-threat-model policy pack",
    description: "The file that `pulumi preview --policy-pack-config` takes.",
    type: "object",
    additionalProperties: false,
    properties: {
      all: setting("Every policy that the file does not name.", LEVELS, {}),
      environments: { description: "Pulumi's own: environments that bring configuration." },
      exceptions: { description: "Pulumi's own: findings that are accepted." },
      [NOTICE]: setting("What could not be judged before deployment.", WITHOUT_REPAIR, {
        detail: {
          description: "`all` prints every open question and every exempted finding instead of their number.",
          type: "string",
          enum: ["summary", "all"],
          default: "summary",
        },
      }),
      [SETTINGS]: setting("What is set once for all policies.", WITHOUT_REPAIR, SETTINGS_SCHEMA),
      [NO_INVALID_EXEMPTIONS]: settingOf(noInvalidExemptions()),
      ...Object.fromEntries(policies.map((policy) => [policy.id, settingOf(policy)])),
    },
  });
}

function settingOf(policy: Policy) {
  const isRepairable = !isStackPolicy(policy) && policy.remediation !== undefined;
  const levels = isRepairable ? LEVELS : WITHOUT_REPAIR;
  const options = Object.entries(policy.options).map(([name, option]) => [name, schemaOf(option)]);
  return setting(`${policy.title}.`, levels, Object.fromEntries(options));
}

function setting(description: string, levels: readonly string[], options: Readonly<Record<string, unknown>>) {
  const level = { type: "string", enum: levels };
  const properties = { enforcementLevel: level, ...options };
  return { description, anyOf: [level, { type: "object", additionalProperties: false, properties }] };
}

function schemaOf({ description, type, default: value }: Option) {
  const items = type === "array" ? { items: { type: "string" } } : {};
  return { description, type, ...items, default: value };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
