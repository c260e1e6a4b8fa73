import proto from "@pulumi/pulumi/proto/analyzer_pb";

/** What a policy reported, as the engine would show it. */
export interface PreviewDiagnostic {
  readonly policy: string;
  readonly level: "advisory" | "mandatory";
  /** Nothing where the policy states none. */
  readonly severity?: "low" | "medium" | "high" | "critical";
  readonly message: string;
  readonly urn: string;
}

/** A violation; the engine files it under the resource of the request, or else the stack. */
export function diagnosticOf(
  message: InstanceType<typeof proto.AnalyzeDiagnostic>,
  urn: string,
): PreviewDiagnostic {
  const severity = nameIn(proto.PolicySeverity, message.getSeverity())?.replace("POLICY_SEVERITY_", "");
  const isKnown = severity !== undefined && severity !== "UNSPECIFIED";
  return {
    policy: message.getPolicyname(),
    level: message.getEnforcementlevel() === proto.EnforcementLevel.ADVISORY ? "advisory" : "mandatory",
    ...(isKnown && { severity: severity.toLowerCase() as NonNullable<PreviewDiagnostic["severity"]> }),
    message: message.getMessage(),
    urn,
  };
}

/** What a repair reported that could not be made, as the advisory that the engine makes of it. */
export function failedRepairOf(
  message: InstanceType<typeof proto.Remediation>,
  urn: string,
): PreviewDiagnostic {
  return { policy: message.getPolicyname(), level: "advisory", message: message.getDiagnostic(), urn };
}

function nameIn(names: object, value: number): string | undefined {
  return Object.entries(names).find(([, each]) => each === value)?.[0];
}
