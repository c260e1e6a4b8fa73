import { type RiskyPermission, some } from "../kubernetes/rbac/risky-permission";
import { ALL_PERMISSIONS } from "../kubernetes/rbac/risky-permissions";
import { lookup } from "../model/lookup";

/** One of the lists of requests that a risky permission needs, each of which is as good as the others. */
export interface Need {
  readonly permission: RiskyPermission;
  readonly index: number;
}

/** The permissions of the table from which an edge goes on. */
const IDS = [
  "do-everything",
  "read-secrets",
  "read-named-secrets",
  "forge-token-secrets",
  "create-tokens",
  "create-workloads",
  "change-workloads",
  "change-pods",
  "evict-pods",
  "change-nodes",
  "exec-into-pods",
  "attach-to-pods",
  "debug-pods",
  "forward-ports",
  "proxy-to-pods",
  "proxy-to-nodes",
  "impersonate-masters",
  "impersonate-users",
  "impersonate-service-accounts",
  "impersonate-named-accounts",
  "bind-cluster-roles",
  "bind-roles",
  "bind-named-roles",
  "escalate-cluster-roles",
  "escalate-roles",
  "sign-user-certificates",
  "sign-node-certificates",
  "write-mutating-admission",
  "write-mutating-policies",
  "write-policy-engines",
  "change-namespaces",
  "create-namespaces",
  "create-persistent-volumes",
  "change-aws-auth",
  "write-run-by-controllers",
] as const;

/** The table has one permission for named users and groups: a request that names only a group is refused. */
const IMPERSONATE_NAMED_USERS: RiskyPermission = {
  id: "impersonate-named-users",
  title: "act as some users",
  severity: "medium",
  mitre: ["T1078", "T1134"],
  why: "The subject has the rights of the named ones.",
  needs: [some("impersonate", "", "users")],
};

export type FollowedId = (typeof IDS)[number] | "impersonate-named-users";

const ids: readonly string[] = IDS;
/** The permissions from which attack paths go on. */
export const FOLLOWED: readonly RiskyPermission[] = [
  ...ALL_PERMISSIONS.filter(({ id }) => ids.includes(id)),
  IMPERSONATE_NAMED_USERS,
];

/** The permission of an id. */
export function followed(id: FollowedId): RiskyPermission {
  const permission = FOLLOWED.find((each) => each.id === id);
  if (permission === undefined) throw new Error(`there is no permission "${id}"`);
  return permission;
}

/** Permissions beside those that say so whose objects are told apart, and in which of their needs. */
const BY_NAME: Readonly<Record<string, readonly number[]>> = {
  "read-named-secrets": [0],
  "impersonate-named-users": [0],
  "change-namespaces": [0],
  // Which binding is written does not matter.
  "bind-named-roles": [0],
  // Both verbs are needed on one role.
  "escalate-cluster-roles": [0, 1],
  "escalate-roles": [0, 1],
};

/** Whether it matters on which object a right is: one that names objects then is one on each of them. */
export function isByName({ permission, index }: Need): boolean {
  const needs = lookup(BY_NAME, permission.id) ?? (permission.named === undefined ? [] : [0]);
  return needs.includes(index);
}
