/** One line of the engine's event log; only the parts that tests look at are spelled out. */
export interface EngineEvent {
  sequence: number;
  timestamp: number;
  policyEvent?: PolicyEvent;
  policyRemediationEvent?: PolicyRemediationEvent;
  diagnosticEvent?: { urn?: string; message: string; severity: string };
  [kind: string]: unknown;
}

/** A violation as the engine reports it. */
export interface Violation {
  policy: string;
  level: string;
  severity: string;
  message: string;
  urn: string;
}

/** A change that a remediating policy made to a resource's inputs. */
export interface Remediation {
  policy: string;
  urn: string;
  before: unknown;
  after: unknown;
}

interface PolicyEvent {
  resourceUrn?: string;
  message: string;
  policyName: string;
  enforcementLevel: string;
  severity?: string;
}

interface PolicyRemediationEvent {
  resourceUrn?: string;
  policyName: string;
  before?: unknown;
  after?: unknown;
}

/** The violations among the events, in the order in which they happened. */
export function violationsIn(events: EngineEvent[]): Violation[] {
  return events.flatMap(({ policyEvent }) => (policyEvent ? [toViolation(policyEvent)] : []));
}

/** The remediations among the events, in the order in which they happened. */
export function remediationsIn(events: EngineEvent[]): Remediation[] {
  return events.flatMap(({ policyRemediationEvent }) =>
    policyRemediationEvent ? [toRemediation(policyRemediationEvent)] : [],
  );
}

function toViolation(event: PolicyEvent): Violation {
  const {
    policyName: policy,
    enforcementLevel: level,
    severity = "",
    message,
    resourceUrn: urn = "",
  } = event;
  return { policy, level, severity, message, urn };
}

function toRemediation(event: PolicyRemediationEvent): Remediation {
  const { policyName: policy, resourceUrn: urn = "", before = {}, after = {} } = event;
  return { policy, urn, before, after };
}
