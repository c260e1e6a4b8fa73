import type { SourcePosition } from "../model/declared-resource";
import { UNKNOWN, type Unknown } from "../model/value";
import type { Fault, Finding } from "../policy/evaluate";

/** What was found, as plain JSON: the form in which the pack hands findings to `ktm`. */
export interface FindingRecord {
  readonly policy: string;
  readonly verdict: "violated" | "undecided";
  readonly resource: ResourceRecord;
  readonly paths: readonly string[];
  readonly message: string;
}

export interface ResourceRecord {
  readonly urn: string | null;
  readonly apiVersion: string;
  readonly kind: string;
  /** null where it is not known. */
  readonly namespace: string | null;
  readonly name: string | null;
  readonly source?: SourcePosition;
}

export interface FaultRecord {
  readonly policy: string;
  readonly fault: string;
}

/** A finding as plain JSON. */
export function recordOf({ policy, verdict, object, paths, message }: Finding): FindingRecord {
  const { declaration, apiVersion, kind } = object;
  const resource = {
    urn: declaration.urn,
    apiVersion,
    kind,
    namespace: known(object.metadata.key("namespace").string()),
    name: known(object.name),
    ...(declaration.source && { source: declaration.source }),
  };
  return { policy: policy.id, verdict, resource, paths, message };
}

/** A failure of one of our policies, as plain JSON. */
export function faultRecordOf({ policy, subject, error }: Fault): FaultRecord {
  return { policy: policy.id, fault: `${policy.id} could not judge ${subject}: ${error.message}` };
}

function known(text: string | undefined | Unknown): string | null {
  return text === UNKNOWN || text === undefined ? null : text;
}
