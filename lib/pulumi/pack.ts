import { PolicyPack } from "@pulumi/policy";
import type { Policy } from "../policy/define";
import { adaptAll } from "./adapter";
import { decodeOnce } from "./decode-once";
import { unjudged } from "./notices";

const PACK_NAME = "kubernetes-threat-model";

/** Starts the pack's Analyzer service; one pack serves one process. */
export function servePack(policies: readonly Policy[]): void {
  decodeOnce();
  new PolicyPack(PACK_NAME, {
    displayName: "Kubernetes threat model",
    description: "Checks Kubernetes resources against the Kubernetes threat model at preview time.",
    // The notice comes last, so that it knows what the others could not decide.
    policies: [...adaptAll(policies), unjudged],
  });
}
