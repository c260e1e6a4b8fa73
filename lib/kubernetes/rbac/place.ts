import type { DeclaredResource } from "../../model/declared-resource";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Name } from "./names";
import { rbacOf } from "./rbac";
import { type AccessRequest, SOMEWHERE } from "./rule";
import { isInScope, scopeOf } from "./scope";

/** Where rules hold: a key of a namespace, unknown, or `undefined` for the whole cluster. */
export interface Place {
  readonly namespace: Name | undefined;
  readonly verdict: true | Unknown;
}

const WHOLE_CLUSTER: Place = { namespace: undefined, verdict: true };

/**
 * Where the rules of a role hold: those of a Role in its namespace, those of a ClusterRole where the program binds it,
 * or a role that takes rules from it. A ClusterRole that the program does not bind may be bound in the whole cluster.
 */
export function placesOf(cluster: Cluster, role: DeclaredResource): readonly Place[] {
  if (role.kind === "Role") return [{ namespace: cluster.namespaceOf(role), verdict: true }];
  const { byRole, open, unseen } = cluster.remember("places-of-roles", () => boundPlaces(cluster));
  const bound = [...(byRole.get(role) ?? []), ...open, ...(role.name === UNKNOWN ? unseen : [])];
  if (bound.length === 0) return [WHOLE_CLUSTER];
  const isBound = bound.some(({ verdict }) => verdict === true);
  return isBound ? bound : [{ ...WHOLE_CLUSTER, verdict: UNKNOWN }, ...bound];
}

/** Whether the rules of a role hold in the whole cluster, so that those on paths of the API server count. */
export function holdsInCluster(cluster: Cluster, role: DeclaredResource): Truth {
  return anyOf(
    placesOf(cluster, role).map(({ namespace, verdict }) => (namespace === undefined ? verdict : false)),
  );
}

/** Whether rules that hold in some places count for a request. */
export function holdIn(places: readonly Place[], request: AccessRequest): Truth {
  // Each role holds somewhere, wherever that is.
  if (scopeOf(request) === SOMEWHERE) return true;
  return anyOf(places.map(({ namespace, verdict }) => allOf([verdict, isInScope(namespace, request)])));
}

interface BoundPlaces {
  readonly byRole: ReadonlyMap<DeclaredResource, readonly Place[]>;
  /** Of bindings that may be to any role. */
  readonly open: readonly Place[];
  /** Of bindings to roles that the program does not declare: a role without a known name may be one of them. */
  readonly unseen: readonly Place[];
}

function boundPlaces(cluster: Cluster): BoundPlaces {
  const byRole = new Map<DeclaredResource, Place[]>();
  const open: Place[] = [];
  const unseen: Place[] = [];
  const rbac = rbacOf(cluster);
  for (const binding of rbac.bindings) {
    const { namespace } = binding;
    const { rules, kind } = rbac.roleOf(binding);
    if (rules === UNKNOWN) {
      (kind === "" ? open : unseen).push({ namespace, verdict: UNKNOWN });
      continue;
    }
    const owners = new Map<DeclaredResource, true | Unknown>();
    for (const { field, verdict } of rules) {
      if (field !== undefined && owners.get(field.owner) !== true) owners.set(field.owner, verdict);
    }
    for (const [owner, verdict] of owners) {
      byRole.set(owner, [...(byRole.get(owner) ?? []), { namespace, verdict }]);
    }
  }
  return { byRole, open, unseen };
}
