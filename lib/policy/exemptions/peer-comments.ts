import type { DeclaredResource } from "../../model/declared-resource";
import { globTest } from "../../model/glob";
import type { Issue } from "../../model/issue";
import { lookup } from "../../model/lookup";
import type { Comment, Lines, SourceText } from "../../model/source-text";
import { type Exemption, isDay } from "./exemption";
import queries from "./kics-queries.json";
import { fromPeer, type PeerSkip } from "./peers";

/** A direction before it is known which object it is asked for. */
type Direction = Omit<PeerSkip, "coversIssue" | "place" | "field"> & {
  /** The lines of the text that it is about; all of them where it names none. */
  readonly lines?: Lines;
};

/**
 * The exemptions that comments for KICS and Trivy make on an object of a text in YAML, for the policies that are the
 * same check. One that is past its day makes none.
 *
 * Source: "Using commands on scanned files as comments" in the documentation of KICS, "Filtering resources by inline
 * comments" in that of Trivy, and what both make of them.
 */
export function fromComments(object: DeclaredResource, today: string): Exemption[] {
  const text = object.declaration.text?.();
  const itself = text?.blockAt(text.lineOf([]));
  if (text === undefined || itself === undefined) return [];
  return directionsIn(text).flatMap(({ lines, ...skip }, index) => {
    if (lines !== undefined && !overlap(lines, itself)) return [];
    if (skip.expires && skip.expires < today) return [];
    const coversIssue = (issue: Issue) => lines === undefined || isWithin(issue, lines);
    return [fromPeer(object, { ...skip, coversIssue, place: `comment ${index}`, field: object.root })];
  });
}

const byComments = new WeakMap<readonly Comment[], readonly Direction[]>();

/** The directions of a text, which may declare many objects: read once. */
function directionsIn(text: SourceText): readonly Direction[] {
  let directions = byComments.get(text.comments);
  if (directions === undefined) {
    directions = [...ofKics(text), ...ofTrivy(text)];
    byComments.set(text.comments, directions);
  }
  return directions;
}

function overlap(one: Lines, other: Lines): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** An issue is where its field is; one that a container has by a field of its pod is at the container too. */
function isWithin({ field, part }: Issue, { first, last }: Lines): boolean {
  const isInPart = part?.field === undefined || field.path.startsWith(part.field.path);
  return [field, isInPart ? undefined : part.field].some((place) => {
    const line = place?.owner.declaration.text?.().lineOf(place.steps);
    return line !== undefined && first <= line && line <= last;
  });
}

const KICS = /^kics-scan\s+(\S+)\s*(.*)$/s;
/** The name of a query of KICS by its id, for the queries that are equivalents of policies. */
const QUERIES: Readonly<Record<string, string>> = queries;

function* ofKics({ comments, start, blockAt }: SourceText): Generator<Direction> {
  const ofFile = new Map<string, { list: string; reason: string }>();
  for (const { text, line, isAlone } of comments) {
    const [, direction = "", reason = ""] = KICS.exec(text) ?? [];
    const all = { tool: "kics", checks: ["*"], reason } as const;
    const [name = "", list = ""] = direction.split("=");
    if (line < start) ofFile.set(name, { list, reason });
    if (!isAlone) continue;
    const next = line + 1;
    if (direction.toLowerCase() === "ignore-line") yield { ...all, lines: { first: next, last: next } };
    const block = direction.toLowerCase() === "ignore-block" ? blockAt(next) : undefined;
    if (block !== undefined) yield { ...all, lines: block };
  }
  yield* ofKicsFile(ofFile);
}

/** What comments before all else in a file say of the whole file: `enable` is stronger than `disable`. */
function* ofKicsFile(
  directions: ReadonlyMap<string, { readonly list: string; readonly reason: string }>,
): Generator<Direction> {
  const [ignore, enable, disable] = ["ignore", "enable", "disable"].map((name) => directions.get(name));
  const tool = "kics";
  if (ignore !== undefined) yield { tool, checks: ["*"], reason: ignore.reason };
  else if (enable !== undefined) {
    const checks = queriesIn(enable.list);
    const means = (same: readonly string[]) => !same.some((id) => checks.includes(id));
    yield { tool, checks, means, reason: enable.reason };
  } else if (disable !== undefined) {
    yield { tool, checks: queriesIn(disable.list), reason: disable.reason };
  }
}

function queriesIn(list: string): string[] {
  return list.split(",").map((id) => lookup(QUERIES, id.toLowerCase()) ?? id);
}

const TRIVY = /^[#/*]*trivy:ignore:(.+)$/;

function* ofTrivy({ comments, blockAt }: SourceText): Generator<Direction> {
  const rulesIn = ({ text }: Comment) => text.split(/\s+/).flatMap((word) => TRIVY.exec(word)?.[1] ?? []);
  const directions = comments.filter((comment) => rulesIn(comment).length > 0);
  // Directions on lines of their own are about what comes after the last of them.
  const below = new Map<number, number>();
  for (const { line, isAlone } of directions.toReversed())
    if (isAlone) below.set(line, below.get(line + 1) ?? line + 1);
  for (const comment of directions) {
    const lines = blockAt(below.get(comment.line) ?? comment.line);
    if (lines === undefined) continue;
    const reason = comment.text.split(/\s+/).filter((word) => !TRIVY.test(word));
    for (const rule of rulesIn(comment).flatMap(ofTrivyRule)) {
      yield { tool: "trivy", reason: reason.join(" "), lines, ...rule };
    }
  }
}

/** `KSV-0012:exp:2027-01-01`, which ends as its day begins. Parameters and workspaces say nothing of manifests. */
function ofTrivyRule(rule: string): Pick<Direction, "checks" | "means" | "expires">[] {
  const [named = "", ...settings] = rule.split(":");
  const check = named.replace(/\[.*/s, "");
  const means = (same: readonly string[]) => same.some(checkTest(check));
  const at = settings.indexOf("exp");
  if (at < 0) return [{ checks: [check], means }];
  const end = settings[at + 1] ?? "";
  return isDay(end) ? [{ checks: [check], means, expires: dayBefore(end) }] : [];
}

/** Whether an id is a check's: Trivy writes one as `KSV-0012`, `KSV012` and `AVD-KSV-0012`, in any case. */
function checkTest(check: string): (id: string) => boolean {
  const named = check.toUpperCase().replace(/^AVD-(?=K)/, "");
  if (named.includes("*")) return globTest(named);
  const [, family, number] = CHECK.exec(named) ?? [];
  return (id) => {
    const [, ofFamily, ofNumber] = CHECK.exec(id) ?? [];
    return id === named || (family !== undefined && family === ofFamily && number === ofNumber);
  };
}

const CHECK = /^(K[A-Z]+)-?0*(\d+)$/;

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
