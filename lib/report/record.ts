import type { SourcePosition } from "../model/declared-resource";
import type { Severity } from "../model/severity";
import type { ToldPath } from "../model/told-path";
import { UNKNOWN, type Unknown } from "../model/value";
import type { Fault, Finding } from "../policy/evaluate";
import type { Exempted } from "../policy/exemptions/exemption";
import { fingerprintOf } from "./fingerprint";

/** What was found, as plain JSON: the form in which the pack hands findings to `ktm`. */
export interface FindingRecord {
  readonly policy: string;
  readonly verdict: "violated" | "undecided";
  readonly resource: ResourceRecord;
  readonly severity: Severity;
  readonly paths: readonly string[];
  readonly message: string;
  /** What the message is made of. */
  readonly issues: readonly IssueRecord[];
  /** Why it counts as accepted; null where it does not. */
  readonly exempted: Exempted | null;
  /** The way of an attacker that it is about. */
  readonly attackPath?: ToldPath;
}

/** One place of a finding, and what is demanded of it. */
export interface IssueRecord {
  readonly path: string;
  /** `must not set`, or a whole demand. */
  readonly demand: string;
  /** The value of a setting, or a flag with its value; null where the demand says it all. */
  readonly value: string | null;
  /** The container, volume or component that it concerns, such as `container "api"`. */
  readonly part: string | null;
  /** What identifies it from one run to the next; see `fingerprintOf`. */
  readonly fingerprint: string;
}

export interface ResourceRecord {
  readonly urn: string | null;
  readonly apiVersion: string;
  readonly kind: string;
  /** null where it is not known. */
  readonly namespace: string | null;
  readonly name: string | null;
  /** How messages call it: `Deployment "shop/web"`. */
  readonly title: string;
  readonly source?: SourcePosition;
}

export interface FaultRecord {
  readonly policy: string;
  readonly fault: string;
}

/** A finding as plain JSON. */
export function recordOf({
  policy,
  verdict,
  severity,
  object,
  issues,
  paths,
  message,
  exempted,
  attackPath,
}: Finding): FindingRecord {
  const { declaration, apiVersion, kind } = object;
  const resource = {
    urn: declaration.urn,
    apiVersion,
    kind,
    namespace: known(object.metadata.key("namespace").string()),
    name: known(object.name),
    title: object.title,
    ...(declaration.source && { source: declaration.source }),
  };
  return {
    policy: policy.id,
    verdict,
    resource,
    severity,
    paths,
    message,
    issues: issues.map((issue) => ({
      path: issue.field.path,
      demand: issue.demand,
      value: issue.detail ?? null,
      part: issue.part?.title ?? null,
      fingerprint: fingerprintOf(policy.id, issue),
    })),
    exempted: exempted ?? null,
    ...(attackPath && { attackPath }),
  };
}

/** A failure of one of our policies, as plain JSON. */
export function faultRecordOf({ policy, subject, error }: Fault): FaultRecord {
  return { policy: policy.id, fault: `${policy.id} could not judge ${subject}: ${error.message}` };
}

function known(text: string | undefined | Unknown): string | null {
  return text === UNKNOWN || text === undefined ? null : text;
}
