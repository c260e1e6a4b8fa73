import { isMap } from "../model/value";
import { ANNOTATION_EXEMPTIONS, type ExemptionRules } from "./exemptions/exemptions";
import { type Schema, schemaProblems } from "./schema";

/** What is set once for all policies. */
export type PackSettings = ExemptionRules;

/** The name of the entry that carries them in a configuration; the pack serves a policy of this name that finds nothing. */
export const SETTINGS = "settings";

const TEXT: Schema = { type: "string" };
const glob = (description: string): Schema => ({ type: "string", description });

/** One exemption. What is wrong with its content is a finding and not a fault of the configuration. */
const EXEMPTION: Schema = {
  type: "object",
  additionalProperties: false,
  required: ["policies"],
  properties: {
    policies: { type: "array", items: TEXT, description: "Ids of policies, categories or threat rows." },
    target: {
      type: "object",
      description: "What it is for; all globs that are given must match.",
      additionalProperties: false,
      properties: {
        urn: glob("The URN in Pulumi."),
        name: glob("The name of the object."),
        namespace: glob("The namespace that it is in."),
        kind: glob("Its kind, such as Deployment or apps/Deployment."),
        container: glob("The name of a container of its pods; findings on others stay."),
      },
    },
    reason: { type: "string", description: "Why the risk is accepted." },
    expires: { type: "string", description: "The last day on which it holds, as YYYY-MM-DD." },
    ticket: { type: "string", description: "Where it was decided." },
  },
};

/** The JSON Schema of each setting. */
export const SETTINGS_SCHEMA: Readonly<Record<keyof PackSettings, Schema>> = {
  exemptions: {
    type: "array",
    items: EXEMPTION,
    default: [],
    description: "Findings that are accepted, and why.",
  },
  annotationExemptions: {
    type: "string",
    enum: [...ANNOTATION_EXEMPTIONS],
    default: "advisory",
    description:
      "From which policies annotations of the program may exempt: none, those that are advisory, or all.",
  },
  peerExemptions: {
    type: "boolean",
    default: false,
    description:
      "Whether annotations for KubeLinter, Checkov and kube-score exempt from the policies that check the same.",
  },
};

/** The settings that a configuration gives, over the defaults; the configuration must be valid. */
export function packSettingsOf(entry: unknown): PackSettings {
  const defaults = Object.entries(SETTINGS_SCHEMA).map(([name, schema]) => [name, schema.default]);
  const given = isMap(entry) ? Object.entries(entry).filter(([name]) => name in SETTINGS_SCHEMA) : [];
  return Object.fromEntries([...defaults, ...given]) as PackSettings;
}

/** What is wrong with the settings in a configuration, one line each. */
export function settingsProblems(settings: Readonly<Record<string, unknown>>): string[] {
  return schemaProblems(
    { type: "object", additionalProperties: false, properties: SETTINGS_SCHEMA },
    settings,
    SETTINGS,
  );
}

/** What is wrong with a list of exemptions that stands in a file of its own, one line each. */
export function exemptionsProblems(exemptions: unknown): string[] {
  return schemaProblems(SETTINGS_SCHEMA.exemptions, exemptions, "exemptions");
}
