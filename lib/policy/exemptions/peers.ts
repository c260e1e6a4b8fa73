import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Policy } from "../define";
import { annotationsOf, keyOf } from "./annotations";
import type { Exemption, ExemptionSource } from "./exemption";

/** What an annotation of another tool says: which of its checks to pass over, all of them for `*`, and why. */
interface PeerSkip {
  readonly tool: Exclude<ExemptionSource, "configuration" | "annotation">;
  readonly checks: readonly string[];
  readonly reason: string;
}

/**
 * The exemptions that annotations for other tools make, for the policies that are the same check. These tools ask for
 * no reason, so one that has none still counts, and says so.
 */
export function fromPeers(object: DeclaredResource): Exemption[] {
  return annotationsOf(object).flatMap(([key, value, field]) => {
    const skip = skipIn(key, value);
    return skip === undefined ? [] : [fromPeer(object, skip, field)];
  });
}

function skipIn(key: string, value: string): PeerSkip | undefined {
  const linter = /^ignore-check\.kube-linter\.io\/(.+)$/.exec(key)?.[1];
  if (linter !== undefined) return { tool: "kube-linter", checks: [linter], reason: value };
  if (key === "kube-linter.io/ignore-all") return { tool: "kube-linter", checks: ["*"], reason: value };
  if (key === "kube-score/ignore") return { tool: "kube-score", checks: listIn(value), reason: "" };
  if (key === "kube-score/skip" && value === "true") return { tool: "kube-score", checks: ["*"], reason: "" };
  if (!/^(checkov|bridgecrew)\.io\/skip\d*$/.test(key)) return undefined;
  const [check = "", ...reason] = value.split("=");
  return { tool: "checkov", checks: [check.trim()], reason: reason.join("=") };
}

function listIn(value: string): string[] {
  return value.split(",").map((check) => check.trim());
}

function fromPeer(object: DeclaredResource, { tool, checks, reason }: PeerSkip, field: Field): Exemption {
  return {
    names: checks,
    reason: reason.trim() || `none is given for ${tool}`,
    expires: null,
    ticket: null,
    source: tool,
    selects: ({ equivalents = [] }: Policy) =>
      equivalents.some((equivalent) =>
        checks.some((check) =>
          check === "*" ? equivalent.startsWith(`${tool}:`) : equivalent === `${tool}:${check}`,
        ),
      ),
    isAbout: (other) => keyOf(other) === keyOf(object),
    coversIssue: () => true,
    field,
    key: `${keyOf(object)} ${field.path}`,
    isOurs: false,
  };
}
