import { isDeepStrictEqual } from "node:util";
import { globTest } from "../model/glob";
import { isMap } from "../model/value";
import { type Policy, PROFILES, type Profile } from "./define";
import { ANNOTATION_EXEMPTIONS, type ExemptionRules } from "./exemptions/exemptions";
import { type Schema, schemaProblems } from "./schema";

/** What is set once for all policies. A text or list that is empty is not set. */
export interface PackSettings extends ExemptionRules {
  readonly trustedRegistries: readonly string[];
  readonly systemNamespaces: readonly string[];
  readonly kubernetesVersion: string;
  readonly cni: string;
  readonly podSecurity: "" | "privileged" | "baseline" | "restricted";
  readonly credentialNames: readonly string[];
  readonly allowedCredentialNames: readonly string[];
  readonly undecided: (typeof UNDECIDED)[number];
  readonly profiles: readonly ProfileRule[];
}

/** What open questions are: nothing to tell, a line a stack, a line each, or violations at the level of their policy. */
const UNDECIDED = ["none", "summary", "all", "violation"] as const;

/** The profile of stacks that have a tag. */
interface ProfileRule {
  readonly tag: string;
  /** A glob. */
  readonly value: string;
  readonly profile: Profile;
}

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

const texts = (description: string): Schema => ({ type: "array", items: TEXT, default: [], description });

/** A rule for profiles. */
const PROFILE_RULE: Schema = {
  type: "object",
  additionalProperties: false,
  required: ["tag", "value", "profile"],
  properties: {
    tag: { type: "string", description: "The name of a stack tag." },
    value: glob("The value of the tag."),
    profile: { type: "string", enum: [...PROFILES], description: "The profile of such stacks." },
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
  exemptNamespaces: texts("Namespaces whose findings are exempted as a whole; `*` stands for any text."),
  trustedRegistries: texts(
    "Registries or repositories that images may come from, such as `registry.example.com/shop`.",
  ),
  systemNamespaces: texts("Namespaces of components of the cluster, such as `kube-system`."),
  kubernetesVersion: {
    type: "string",
    default: "",
    description: "The Kubernetes version that programs must work with, such as `1.34`.",
  },
  cni: {
    type: "string",
    default: "",
    description: "The network plugin of the cluster, where the program does not show it, such as `cilium`.",
  },
  podSecurity: {
    type: "string",
    enum: ["", "privileged", "baseline", "restricted"],
    default: "",
    description: "The level of Pod Security that the API server enforces in namespaces without a label.",
  },
  credentialNames: texts("Further names whose values are credentials, such as `*_LICENCE`."),
  allowedCredentialNames: texts("Names whose values are never credentials, such as `DEMO_*`."),
  undecided: {
    type: "string",
    enum: [...UNDECIDED],
    default: "summary",
    description:
      "What open questions are: nothing to tell, a line a stack, a line each on the engine, or violations at the level of their policy.",
  },
  profiles: {
    type: "array",
    items: PROFILE_RULE,
    default: [],
    description:
      "Profiles by stack tags; the first rule that matches gives the levels that nothing else sets.",
  },
  peerExemptions: {
    type: "boolean",
    default: false,
    description:
      "Whether annotations for KubeLinter, Checkov and kube-score, and comments for KICS and Trivy, exempt from the policies that check the same.",
  },
};

/** The JSON Schema of each setting, with other defaults. */
export function schemaOf(defaults: PackSettings): Readonly<Record<string, Schema>> {
  const entries = Object.entries(SETTINGS_SCHEMA) as [keyof PackSettings, Schema][];
  return Object.fromEntries(entries.map(([name, schema]) => [name, { ...schema, default: defaults[name] }]));
}

/** Options of policies that say the same as a setting; `*` stands for every policy that has such an option. */
export const SHARED_OPTIONS: readonly {
  readonly setting:
    | "trustedRegistries"
    | "systemNamespaces"
    | "kubernetesVersion"
    | "cni"
    | "podSecurity"
    | "credentialNames"
    | "allowedCredentialNames";
  readonly policy: string;
  readonly option: string;
}[] = [
  { setting: "trustedRegistries", policy: "limit-image-registries", option: "allowedRegistries" },
  { setting: "systemNamespaces", policy: "no-system-priorities", option: "exemptNamespaces" },
  { setting: "systemNamespaces", policy: "no-workloads-in-system-namespaces", option: "systemNamespaces" },
  { setting: "systemNamespaces", policy: "require-mesh-membership", option: "exemptNamespaces" },
  { setting: "cni", policy: "require-network-policy-engine", option: "cni" },
  { setting: "podSecurity", policy: "require-pod-security-labels", option: "defaultLevel" },
  { setting: "kubernetesVersion", policy: "no-removed-api-versions", option: "version" },
  { setting: "credentialNames", policy: "*", option: "credentialNames" },
  { setting: "allowedCredentialNames", policy: "*", option: "allowedNames" },
];

/**
 * The options of a policy with the settings of the pack as their defaults. The engine fills in the defaults of options,
 * so one that has its own default counts as not given.
 */
export function withSettings<V extends Readonly<Record<string, unknown>>>(
  { id, options }: Pick<Policy, "id" | "options">,
  values: V,
  settings: PackSettings,
): V {
  const shared = SHARED_OPTIONS.filter(
    ({ policy, option, setting }) =>
      (policy === id || policy === "*") &&
      Object.hasOwn(options, option) &&
      settings[setting].length > 0 &&
      isDeepStrictEqual(values[option], options[option]?.default),
  );
  if (shared.length === 0) return values;
  return {
    ...values,
    ...Object.fromEntries(shared.map(({ option, setting }) => [option, settings[setting]])),
  };
}

/** The profile that stack tags ask for; `undefined` where they ask for none. */
export function profileFor(
  { profiles }: PackSettings,
  tags: ReadonlyMap<string, string>,
): Profile | undefined {
  return profiles.find(({ tag, value }) => tags.has(tag) && globTest(value)(tags.get(tag) ?? ""))?.profile;
}

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
