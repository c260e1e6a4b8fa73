import type { Severity } from "../../model/severity";
import { SEVERITIES } from "../../model/severity";
import { UNKNOWN, type Unknown } from "../../model/value";
import type { Binding } from "./binding";
import type { Rbac } from "./rbac";
import { permissionMatches, type RiskyPermission } from "./risky-permission";
import { ALL_PERMISSIONS } from "./risky-permissions";
import { withoutIncluded } from "./role-permissions";
import { severityIn } from "./severity";

/** A risky permission that a binding gives its subjects. */
export interface BoundPermission {
  readonly permission: RiskyPermission;
  readonly verdict: true | Unknown;
  readonly severity: Severity;
}

/** The risky permissions that a binding gives its subjects: the certain ones first, and of these the worst. */
export function permissionsOfBinding(rbac: Rbac, binding: Binding): BoundPermission[] {
  const place = { namespace: binding.namespace, verdict: true } as const;
  const matches = permissionMatches(ALL_PERMISSIONS, (request) => rbac.allows(binding, request));
  const given = [...matches].map(
    ({ permission, verdict }): BoundPermission => ({
      permission,
      verdict,
      severity: severityIn([place], permission),
    }),
  );
  return withoutIncluded(given).toSorted((one, other) => rankOf(other) - rankOf(one));
}

function rankOf({ verdict, severity }: BoundPermission): number {
  return SEVERITIES.indexOf(severity) - (verdict === UNKNOWN ? SEVERITIES.length : 0);
}
