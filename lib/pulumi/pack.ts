import { PolicyPack } from "@pulumi/policy";
import type { Policy } from "../policy/define";
import { noInvalidExemptions } from "../policy/exemptions/no-invalid-exemptions";
import { adapt, adaptAll } from "./adapter";
import { configureFor, currentRun, listenForConfiguration } from "./configured";
import { decodeOnce } from "./decode-once";
import { unjudged } from "./notices";
import { settingsCarrier } from "./settings";

const PACK_NAME = "kubernetes-threat-model";

/** Starts the pack's Analyzer service; one pack serves one process. */
export function servePack(policies: readonly Policy[]): void {
  decodeOnce();
  listenForConfiguration();
  configureFor(policies);
  const invalid = noInvalidExemptions((program) => currentRun().exemptions.issues(program));
  new PolicyPack(PACK_NAME, {
    displayName: "Kubernetes threat model",
    description: "Checks Kubernetes resources against the Kubernetes threat model at preview time.",
    // What exempts is judged after the others used it; the notice comes last, so that it knows what they could not decide.
    policies: [settingsCarrier, ...adaptAll(policies), adapt(invalid), unjudged],
  });
}
