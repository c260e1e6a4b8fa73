import type { Program } from "../../kubernetes/cluster";
import type { Issues } from "../../model/issue";
import { type CloudPolicy, cloudPolicy } from "../define";

/** The id of the policy on exemptions themselves. */
export const NO_INVALID_EXEMPTIONS = "no-invalid-exemptions";

/**
 * The policy on what exempts from all others. It judges what the exemptions of a run were good for, so it is made for a
 * run, comes after all policies, and is itself exempt from nothing.
 */
export function noInvalidExemptions(issuesIn: (program: Program) => Issues = () => undefined): CloudPolicy {
  return cloudPolicy({
    id: NO_INVALID_EXEMPTIONS,
    category: "persistence",
    threats: ["Pm"],
    boundaries: ["B6"],
    stride: ["R"],
    severity: "medium",
    enforcement: "advisory",
    profile: "baseline",
    title: "Exemptions must have a reason, be in force and match a finding",
    why: "An exemption that nobody can explain, or that outlived what it was for, hides the next real finding.",
    fix: "Correct what the message names, renew the exemption with a reason, or remove it.",
    references: [
      "url:https://www.pulumi.com/docs/discovery-governance/concepts/policy-as-code/policy-exceptions/",
    ],

    checkStack: issuesIn,
  });
}
