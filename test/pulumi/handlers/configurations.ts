import proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { LEVELS, PackConfig } from "../../../lib/policy/configuration";
import { servedPolicies } from "../../../lib/pulumi/pack";
import { policies } from "../../../policies";
import { type Call, call } from "./differences";

type Numbered = Parameters<InstanceType<typeof proto.PolicyConfig>["setEnforcementlevel"]>[0];
const NUMBERS: readonly (typeof LEVELS)[number][] = ["advisory", "mandatory", "disabled", "remediate"];

interface Configuration {
  readonly config: PackConfig;
  readonly tags?: Readonly<Record<string, string>>;
}

const exemptions = [
  { policies: ["no-privileged-containers"], target: { container: "log" }, reason: "A driver." },
  { policies: ["no-host-namespaces"], target: { name: "*" }, reason: "" },
  {
    policies: ["privilege-escalation"],
    target: { namespace: "shop" },
    reason: "Old.",
    expires: "2020-01-01",
  },
];

export const CONFIGURATIONS: Readonly<Record<string, Configuration>> = {
  "the levels of the pack": { config: {} },
  "all policies advisory": { config: { all: "advisory" } },
  "all policies mandatory": { config: { all: "mandatory" } },
  "all policies as repairs": { config: { all: "remediate" } },
  "all policies off": { config: { all: "disabled" } },
  "a policy off, one repairing and options": {
    config: {
      "no-host-namespaces": "disabled",
      "no-privileged-containers": "remediate",
      "limit-image-registries": { enforcementLevel: "mandatory", allowedRegistries: ["quay.io/shop"] },
      "report-unjudged": { enforcementLevel: "mandatory", detail: "all" },
    },
  },
  "settings of the pack": {
    config: {
      all: "advisory",
      settings: { trustedRegistries: ["quay.io/shop"], systemNamespaces: ["shop"], undecided: "all" },
    },
  },
  "open questions as violations": { config: { all: "mandatory", settings: { undecided: "violation" } } },
  exemptions: {
    config: {
      all: "advisory",
      settings: { exemptions, exemptNamespaces: ["kube-*"], annotationExemptions: "all" },
    },
  },
  "a profile by a tag of the stack": {
    config: { settings: { profiles: [{ tag: "tier", value: "prod*", profile: "restricted" }] } },
    tags: { tier: "production", team: "shop" },
  },
};

/** What the engine says before it asks about anything: tags of the stack, and a configuration with all defaults filled in. */
export function configured(config: PackConfig, tags: Readonly<Record<string, string>> = {}): Call[] {
  const ofStack = new proto.AnalyzerStackConfigureRequest();
  for (const [name, value] of Object.entries(tags)) ofStack.getTagsMap().set(name, value);
  const request = new proto.ConfigureAnalyzerRequest();
  for (const { sdk } of servedPolicies(policies)) {
    const { enforcementLevel, ...properties } = entryIn(config, sdk.name);
    const defaults = Object.entries(sdk.configSchema?.properties ?? {}).flatMap(([name, schema]) =>
      typeof schema === "object" && schema.default !== undefined ? [[name, schema.default]] : [],
    );
    const entry = new proto.PolicyConfig();
    const level = enforcementLevel ?? sdk.enforcementLevel ?? "advisory";
    entry.setEnforcementlevel(NUMBERS.indexOf(level) as Numbered);
    entry.setProperties(Struct.fromJavaScript({ ...Object.fromEntries(defaults), ...properties } as never));
    request.getPolicyconfigMap().set(sdk.name, entry);
  }
  return [call("configureStack", ofStack.serializeBinary()), call("configure", request.serializeBinary())];
}

function entryIn(config: PackConfig, name: string): Exclude<PackConfig[string], string> {
  const entry = config[name] ?? config["all"] ?? {};
  return typeof entry === "string" ? { enforcementLevel: entry } : entry;
}
