import proto from "@pulumi/pulumi/proto/analyzer_pb";
import type { Level } from "../policy/configuration";
import type { Report, ServedPolicy } from "./served";

/** A pack as its diagnostics name it. */
export interface PackName {
  readonly name: string;
  readonly version: string;
}

type Diagnostic = InstanceType<typeof proto.AnalyzeDiagnostic>;

const LEVEL = {
  advisory: proto.EnforcementLevel.ADVISORY,
  mandatory: proto.EnforcementLevel.MANDATORY,
  disabled: proto.EnforcementLevel.DISABLED,
  remediate: proto.EnforcementLevel.REMEDIATE,
};

const SEVERITY = {
  low: proto.PolicySeverity.POLICY_SEVERITY_LOW,
  medium: proto.PolicySeverity.POLICY_SEVERITY_MEDIUM,
  high: proto.PolicySeverity.POLICY_SEVERITY_HIGH,
  critical: proto.PolicySeverity.POLICY_SEVERITY_CRITICAL,
};

const NONE = new Uint8Array();

/** What a policy reports, as the SDK says it. */
export function diagnosticOf(
  pack: PackName,
  { sdk }: ServedPolicy,
  level: Level,
  { message, urn }: Report,
): Diagnostic {
  const diagnostic = new proto.AnalyzeDiagnostic();
  diagnostic.setPolicyname(sdk.name);
  diagnostic.setPolicypackname(pack.name);
  diagnostic.setPolicypackversion(pack.version);
  diagnostic.setDescription(sdk.description);
  diagnostic.setMessage(message);
  // What was to be repaired and still is wrong must not pass.
  diagnostic.setEnforcementlevel(LEVEL[level === "remediate" ? "mandatory" : level]);
  if (urn !== undefined) diagnostic.setUrn(urn);
  if (sdk.severity !== undefined) diagnostic.setSeverity(SEVERITY[sdk.severity]);
  return diagnostic;
}

/** The part of an AnalyzeResponse that lists diagnostics. */
export function diagnosticsPart(diagnostics: Diagnostic[]): Uint8Array {
  if (diagnostics.length === 0) return NONE;
  const response = new proto.AnalyzeResponse();
  response.setDiagnosticsList(diagnostics);
  return response.serializeBinary();
}

/** The part of an AnalyzeResponse that lists policies which have nothing to judge. The parts make a response, in this order. */
export function notApplicablePart(policies: readonly ServedPolicy[]): Buffer {
  const response = new proto.AnalyzeResponse();
  response.setNotApplicableList(
    policies.map(({ sdk, whyNotApplicable }) => {
      const entry = new proto.PolicyNotApplicable();
      entry.setPolicyName(sdk.name);
      entry.setReason(whyNotApplicable);
      return entry;
    }),
  );
  return Buffer.from(response.serializeBinary());
}
