import { configProblems, settingsOf } from "../../lib/policy/configuration";
import type { Policy } from "../../lib/policy/define";
import { packSettingsOf, profileFor, SETTINGS_SCHEMA, SHARED_OPTIONS } from "../../lib/policy/pack-settings";
import { policies } from "../../policies";

const policyOf = (id: string) => policies.find((policy) => policy.id === id) as Policy;
const optionsOf = (id: string, config: object) =>
  settingsOf(policies, config as never).optionsOf(policyOf(id));

test("every shared option is one that a policy has, and of the type of its setting", () => {
  for (const { setting, policy, option } of SHARED_OPTIONS) {
    const having = policies.filter(
      ({ id, options }) => (policy === "*" || policy === id) && option in options,
    );
    expect(having.map(({ options }) => options[option]?.type)).toContain(SETTINGS_SCHEMA[setting].type);
    expect(new Set(having.map(({ options }) => options[option]?.type)).size).toBe(1);
  }
});

test("a setting is the default of the options that say the same", () => {
  const settings = {
    trustedRegistries: ["registry.example.com"],
    kubernetesVersion: "1.36",
    credentialNames: ["*_LICENCE"],
  };
  expect(optionsOf("limit-image-registries", { settings })["allowedRegistries"]).toEqual([
    "registry.example.com",
  ]);
  expect(optionsOf("no-removed-api-versions", { settings })["version"]).toBe("1.36");
  expect(optionsOf("no-plain-secrets", { settings })["credentialNames"]).toEqual(["*_LICENCE"]);
  expect(optionsOf("no-credentials-in-containers", { settings })["credentialNames"]).toEqual(["*_LICENCE"]);
});

test("an option of a policy is stronger than the setting", () => {
  const config = {
    settings: { trustedRegistries: ["registry.example.com"] },
    "limit-image-registries": { allowedRegistries: ["other.example.com"] },
  };
  expect(optionsOf("limit-image-registries", config)["allowedRegistries"]).toEqual(["other.example.com"]);
});

test("what is not set leaves options as they are", () => {
  expect(optionsOf("no-system-priorities", { settings: {} })["exemptNamespaces"]).toEqual(["kube-system"]);
});

test("the first rule that matches a stack's tags names its profile", () => {
  const settings = packSettingsOf({
    profiles: [
      { tag: "env", value: "prod*", profile: "restricted" },
      { tag: "env", value: "*", profile: "audit" },
    ],
  });
  expect(profileFor(settings, new Map([["env", "production"]]))).toBe("restricted");
  expect(profileFor(settings, new Map([["env", "dev"]]))).toBe("audit");
  expect(profileFor(packSettingsOf({}), new Map([["env", "dev"]]))).toBeUndefined();
});

test("a rule says nothing of a stack without its tag", () => {
  const settings = packSettingsOf({ profiles: [{ tag: "env", value: "*", profile: "audit" }] });
  expect(profileFor(settings, new Map())).toBeUndefined();
});

test("mistakes in settings are named, each with its place", () => {
  const settings = {
    exemptions: [{ policies: ["x"], target: { names: "web" } }],
    annotationExemptions: "some",
    peerExemptions: "yes",
    trustedRegistries: "registry.example.com",
    profiles: [{ tag: "env", value: "prod", profile: "strict" }],
    trusted: [],
  };
  expect(configProblems(policies, { settings })).toEqual([
    'settings.exemptions[0].target has no setting "names"',
    "settings.annotationExemptions must be one of none, advisory, all",
    "settings.peerExemptions must be true or false",
    "settings.trustedRegistries must be a list",
    "settings.profiles[0].profile must be one of audit, baseline, restricted",
    'settings has no setting "trusted"',
  ]);
});
