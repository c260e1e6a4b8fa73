import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PolicyPack, type PolicyPackArgs } from "@pulumi/policy";
import type { Policy } from "../policy/define";
import { noInvalidExemptions } from "../policy/exemptions/no-invalid-exemptions";
import { type PackSettings, packSettingsOf } from "../policy/pack-settings";
import { adapt, adaptAll } from "./adapter";
import { Analysis } from "./analysis";
import { configureFor, currentRun, listenForConfiguration } from "./configured";
import { decodeOnce } from "./decode-once";
import { withOwnHandlers } from "./handlers";
import { manifest, readme } from "./manifest";
import { unjudged } from "./notices";
import type { ServedPolicy } from "./served";
import { settingsCarrier } from "./settings";

/** A pack of policies, and what it is called. */
interface PackDefinition extends Omit<PolicyPackArgs, "policies"> {
  /** As Pulumi calls it: letters, digits, `-`, `_` and `.`. */
  readonly name: string;
  readonly policies: readonly Policy[];
  /** What holds for all policies where a configuration says nothing else. */
  readonly settings?: Partial<PackSettings>;
}

/** What a catalogue finds the pack by. */
const TAGS = ["kubernetes", "security", "threat-model", "pod-security-standards", "rbac", "network-policy"];

/** Starts the Analyzer service of this pack with these policies. */
export function servePack(policies: readonly Policy[]): void {
  const { name, description, repository } = manifest();
  const address = typeof repository === "object" ? repository.url : repository;
  serve({
    name,
    displayName: "Kubernetes threat model",
    description,
    readme: readme(),
    provider: "kubernetes",
    tags: TAGS,
    ...(address !== undefined && { repository: address }),
    policies,
  });
}

/** Starts the Analyzer service of a pack; one pack serves one process. */
export function serve({ name, policies, settings = {}, ...shown }: PackDefinition): void {
  decodeOnce();
  listenForConfiguration();
  configureFor(policies);
  const served = servedPolicies(policies, settings);
  // The SDK takes the version of the pack from there as well.
  const { version } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8"));
  withOwnHandlers(
    new Analysis({ name, version }, served),
    () => new PolicyPack(name, { ...shown, policies: served.map(({ sdk }) => sdk) }),
  );
}

/** All that a pack of these policies serves. */
export function servedPolicies(
  policies: readonly Policy[],
  settings: Partial<PackSettings> = {},
): ServedPolicy[] {
  const carrier = settingsCarrier(packSettingsOf(settings));
  const invalid = noInvalidExemptions((program) => currentRun().exemptions.issues(program));
  // What exempts is judged after the others used it; the notice comes last, so that it knows what they could not decide.
  return [carrier, ...adaptAll(policies), adapt(invalid), unjudged];
}
