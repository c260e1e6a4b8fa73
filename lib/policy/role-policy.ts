import type { ClusterPolicy } from "./define";
import type { Metadata } from "./metadata";
import { issuesOnRoles, type RoleDemands } from "./role-issues";

export { issueOnSubject } from "./role-issues";

interface RolePolicySource extends Metadata, RoleDemands {}

/** Defines a policy on permissions that roles must not give, where the bindings of the program make them hold. */
export function rolePolicy({ permissions, check, appliesTo, ...metadata }: RolePolicySource): ClusterPolicy {
  const demands = { permissions, ...(check && { check }), ...(appliesTo && { appliesTo }) };
  return {
    ...metadata,
    scope: "cluster",
    permissions,
    options: {},
    checkStack: (cluster) => issuesOnRoles(cluster, demands),
  };
}
