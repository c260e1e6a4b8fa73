import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Issue } from "../../model/issue";
import type { Policy } from "../define";
import { annotationsOf, keyOf } from "./annotations";
import type { Exemption, ExemptionSource } from "./exemption";

/** What a direction to another tool says: which of its checks to pass over, why, where and how long. */
export interface PeerSkip {
  readonly tool: Exclude<ExemptionSource, "configuration" | "annotation">;
  /** Its checks, as the direction names them. */
  readonly checks: readonly string[];
  /** Whether it is about a policy that is the same as these checks of the tool; all of them unless it says. */
  readonly means?: (equivalents: readonly string[]) => boolean;
  readonly reason: string;
  readonly expires?: string | null;
  readonly coversIssue?: (issue: Issue) => boolean;
  /** Where it is written. */
  readonly place: string;
  readonly field: Field;
}

/**
 * The exemptions that annotations for other tools make, for the policies that are the same check. These tools ask for
 * no reason, so one that has none still counts, and says so.
 */
export function fromPeers(object: DeclaredResource): Exemption[] {
  return annotationsOf(object).flatMap(([key, value, field]) => {
    const skip = skipIn(key, value);
    return skip === undefined ? [] : [fromPeer(object, { ...skip, place: field.path, field })];
  });
}

function skipIn(key: string, value: string): Pick<PeerSkip, "tool" | "checks" | "reason"> | undefined {
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

/** The exemption that a direction to another tool makes on an object. */
export function fromPeer(object: DeclaredResource, skip: PeerSkip): Exemption {
  const { tool, checks, reason, expires = null, coversIssue = () => true, place, field } = skip;
  const means = skip.means ?? ((same) => checks.includes("*") || same.some((id) => checks.includes(id)));
  return {
    names: checks,
    reason: reason.trim() || `none is given for ${tool}`,
    expires,
    ticket: null,
    source: tool,
    selects: ({ equivalents = [] }: Policy) => {
      const same = equivalents.filter((each) => each.startsWith(`${tool}:`));
      return same.length > 0 && means(same.map((each) => each.slice(tool.length + 1)));
    },
    isAbout: (other) => keyOf(other) === keyOf(object),
    coversIssue,
    field,
    key: `${keyOf(object)} ${place}`,
    isOurs: false,
  };
}
