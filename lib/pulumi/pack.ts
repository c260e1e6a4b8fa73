import { PolicyPack } from "@pulumi/policy";
import type { Policy } from "../policy/define";
import { noInvalidExemptions } from "../policy/exemptions/no-invalid-exemptions";
import { adapt, adaptAll } from "./adapter";
import { configureFor, currentRun, listenForConfiguration } from "./configured";
import { decodeOnce } from "./decode-once";
import { manifest, readme } from "./manifest";
import { unjudged } from "./notices";
import { settingsCarrier } from "./settings";

/** What a catalogue finds the pack by. */
const TAGS = ["kubernetes", "security", "threat-model", "pod-security-standards", "rbac", "network-policy"];

/** Starts the pack's Analyzer service; one pack serves one process. */
export function servePack(policies: readonly Policy[]): void {
  decodeOnce();
  listenForConfiguration();
  configureFor(policies);
  const invalid = noInvalidExemptions((program) => currentRun().exemptions.issues(program));
  const { name, description, repository } = manifest();
  const address = typeof repository === "object" ? repository.url : repository;
  new PolicyPack(name, {
    displayName: "Kubernetes threat model",
    description,
    readme: readme(),
    provider: "kubernetes",
    tags: TAGS,
    ...(address !== undefined && { repository: address }),
    // What exempts is judged after the others used it; the notice comes last, so that it knows what they could not decide.
    policies: [settingsCarrier, ...adaptAll(policies), adapt(invalid), unjudged],
  });
}
