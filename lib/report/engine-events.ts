import { type DeclaredResource, declaredBy } from "../model/declared-resource";
import { SEVERITIES, type Severity } from "../model/severity";
import { typesInUrn } from "../model/urn";
import { isMap, type ValueMap } from "../model/value";
import { count } from "../model/words";
import { type Level, NOTICE, settingsOf } from "../policy/configuration";
import type { Policy } from "../policy/define";
import { printable } from "./escape";
import { digest, urnIdentity } from "./fingerprint";
import type { FindingRecord } from "./record";
import { type Report, reportOf } from "./report";

type Json = Readonly<Record<string, unknown>>;

/** Whether these are events of the engine, as its event log has them, one a line. */
export function isEventLog(documents: readonly unknown[]): documents is readonly Json[] {
  return (
    documents.length > 0 && documents.every((each) => isMap(each) && typeof each["sequence"] === "number")
  );
}

/**
 * The report of an event log, with what the pack knows of its policies. The log has no places in the program and only the
 * text of each message, so fingerprints are those of the text. Violations of other packs are counted in a notice.
 */
export function reportOfEvents(
  events: readonly Json[],
  policies: readonly Policy[],
  packVersion: string,
  folder: string,
): Report {
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const resources = resourcesIn(events);
  const all = events.map(({ policyEvent }) => policyEvent).filter(isJson);
  const ours = all.filter(({ policyName }) => byId.has(String(policyName)));
  const levels = new Map(ours.map((event) => [String(event["policyName"]), levelOf(event)]));
  const others = all.filter(({ policyName }) => !byId.has(String(policyName)) && policyName !== NOTICE);
  const run = {
    records: ours.map((event) => recordIn(event, byId, resources)),
    faults: [],
    notSeen: [],
    notices: [
      ...all.filter(({ policyName }) => policyName === NOTICE).map(({ message }) => messageIn(message)),
      ...(others.length > 0
        ? [`${count(others.length, "finding")} of other policy packs not in this report`]
        : []),
    ],
    resources: [...resources.values()].filter(({ apiVersion }) => apiVersion !== "").length,
    managedClusters: 0,
    oldCalendars: [],
    stack: stackIn(events),
    folder,
    sources: new Map(),
  };
  return reportOf(run, {
    policies,
    settings: settingsOf(policies, Object.fromEntries(levels)),
    packVersion,
    select: () => true,
    minSeverity: "low",
  });
}

function recordIn(
  event: Json,
  policies: ReadonlyMap<string, Policy>,
  resources: ReadonlyMap<string, DeclaredResource>,
): FindingRecord {
  const id = String(event["policyName"]);
  const urn = printable(String(event["resourceUrn"] ?? ""));
  const message = messageIn(event["message"]);
  const object = resources.get(urn);
  const severity = SEVERITIES.find((each) => each === event["severity"]);
  const [, title] = SUBJECT.exec(message) ?? [];
  const name = object?.nameOrAlias ?? urn;
  return {
    policy: id,
    verdict: "violated",
    resource: {
      urn: urn === "" ? null : urn,
      apiVersion: object?.apiVersion ?? "",
      kind: object?.kind ?? "",
      namespace: null,
      name,
      title: title ?? object?.title ?? name,
    },
    severity: severity ?? policies.get(id)?.severity ?? FALLBACK,
    paths: [],
    message,
    issues: [
      {
        path: "",
        demand: message,
        value: null,
        part: null,
        fingerprint: digest([id, urnIdentity(urn), message]),
      },
    ],
    exempted: null,
  };
}

const FALLBACK: Severity = "medium";

/**
 * What was found, in one line without its period: the engine puts what the policy says of itself before it, and the first
 * of a policy goes on with fix and reason.
 */
function messageIn(message: unknown): string {
  const text = String(message ?? "").replaceAll(/<\{%.*?%\}>/g, "");
  const lines = text.trim().split("\n");
  const line = lines.find((each) => SUBJECT.test(each)) ?? lines[1] ?? lines[0] ?? "";
  return printable(line).replace(/\.$/, "");
}

/** How messages begin: `Deployment "shop/web"`. */
const SUBJECT = /^(\S+ "[^"]*")/;

function levelOf({ enforcementLevel }: Json): Level {
  return enforcementLevel === "mandatory" ? "mandatory" : "advisory";
}

/** What the engine registered, by URN. */
function resourcesIn(events: readonly Json[]): Map<string, DeclaredResource> {
  const declared = events
    .flatMap(({ resourcePreEvent, resOutputsEvent }) => [resourcePreEvent, resOutputsEvent])
    .filter(isJson)
    .flatMap(({ metadata }) => (isMap(metadata) ? [metadata as Json] : []))
    .flatMap(({ urn, new: state }) => {
      const inputs = isMap(state) ? (state as Json)["inputs"] : undefined;
      const properties = isMap(inputs) ? (inputs as ValueMap) : {};
      const name = typeof urn === "string" ? urn : "";
      const [object] = declaredBy({ urn: name, type: typesInUrn(name).at(-1) ?? "", properties });
      return object === undefined ? [] : [[printable(name), object] as const];
    });
  return new Map(declared);
}

function stackIn(events: readonly Json[]): string | null {
  const urns = events.flatMap(({ policyEvent, resourcePreEvent }) => [
    isJson(policyEvent) ? policyEvent["resourceUrn"] : undefined,
    isJson(resourcePreEvent) && isMap(resourcePreEvent["metadata"])
      ? (resourcePreEvent["metadata"] as Json)["urn"]
      : undefined,
  ]);
  const stacks = urns.map((urn) => /^urn:pulumi:([^:]+)::/.exec(String(urn ?? ""))?.[1]);
  const stack = stacks.find((each) => each !== undefined);
  return stack === undefined ? null : printable(stack);
}

function isJson(value: unknown): value is Json {
  return isMap(value);
}
