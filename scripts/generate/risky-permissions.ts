import { needsInWords } from "../../lib/explanation/permission-text";
import type { RiskyPermission } from "../../lib/kubernetes/rbac/risky-permission";
import type { Entry } from "./load";
import { document, MARK, policyLinks, table } from "./text";

/** `docs/dangerous-permissions.md`: the permissions that policies on roles find, the worst first. */
export function dangerousPermissions(entries: readonly Entry[]): string {
  const rows = entries.flatMap(({ id, policy }) => {
    const permissions = policy.scope === "cluster" ? (policy.permissions ?? []) : [];
    return permissions.map((permission) => ({ id, permission }));
  });
  const lines = rows
    .sort(
      (a, b) => rankOf(b.permission) - rankOf(a.permission) || (a.permission.id < b.permission.id ? -1 : 1),
    )
    .map(({ id, permission }) => [
      permission.title,
      needsInWords(permission),
      permission.severity,
      permission.everywhere ?? permission.severity,
      permission.why,
      policyLinks([id], "policies/"),
    ]);
  const intro = [
    "What a Role or ClusterRole may allow that is a step towards more, or a way to do harm: the verbs and resources that it takes, and how bad it is in one namespace and in all of them.",
    "`no-wildcard-rules` finds the wildcards that include all of it, and `no-cluster-admin-bindings` and `no-grants-to-system-groups` who gets it. Reading pods and ConfigMaps is not here: nearly every role may, and what they must not hold is found in them.",
  ];
  const head = ["it allows to", "by", "in a namespace", "everywhere", "why", "policy"];
  return document(MARK, "# Dangerous permissions", ...intro, table(head, lines));
}

const SEVERITIES = ["low", "medium", "high", "critical"];

function rankOf({ severity, everywhere }: RiskyPermission): number {
  return SEVERITIES.indexOf(everywhere ?? severity);
}
