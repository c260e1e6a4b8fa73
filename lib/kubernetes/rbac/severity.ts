import { SEVERITIES, type Severity } from "../../model/severity";
import type { Place } from "./place";
import type { RiskyPermission } from "./risky-permission";

/** A namespace whose accounts run the control plane: rights there are as good as rights in all namespaces. */
export const SYSTEM_NAMESPACE = "kube-system";

/** How bad a permission is in the places where it holds. */
export function severityIn(places: readonly Place[], permission: RiskyPermission): Severity {
  const isEverywhere = places.some(
    ({ namespace, verdict }) =>
      verdict === true && (namespace === undefined || namespace === SYSTEM_NAMESPACE),
  );
  return isEverywhere ? (permission.everywhere ?? permission.severity) : permission.severity;
}

/** The next milder severity. */
export function milder(severity: Severity): Severity {
  return SEVERITIES[SEVERITIES.indexOf(severity) - 1] ?? severity;
}

/** Whether a severity is worse than another. */
export function isWorse(one: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(one) > SEVERITIES.indexOf(other);
}
