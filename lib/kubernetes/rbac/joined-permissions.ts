import type { Field } from "../../model/field";
import type { Severity } from "../../model/severity";
import { UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Binding } from "./binding";
import { type Identity, identityOfSubject } from "./identity";
import { type AppliedBinding, type Rbac, rbacOf, type Witness } from "./rbac";
import { isAllowed, permissionIn, permissionMatches, type RiskyPermission } from "./risky-permission";
import type { Role } from "./role";
import { withoutIncluded } from "./role-permissions";
import type { ResourceAttributes } from "./rule";
import { severityIn } from "./severity";

/** A permission that a subject has by several roles together, none of which gives it alone. */
export interface JoinedPermission {
  readonly permission: RiskyPermission;
  readonly verdict: true | Unknown;
  readonly severity: Severity;
  /** The subject in the binding that gives the first of the rights. */
  readonly subject: Field;
  /** What gives the others. */
  readonly others: readonly Witness[];
}

/** The permissions among those that need several rights which a subject has only by several of its roles. */
export function joinedPermissions(
  cluster: Cluster,
  permissions: readonly RiskyPermission[],
): JoinedPermission[] {
  const split = permissions.filter(({ needs }) => needs.length > 1);
  if (split.length === 0) return [];
  const rbac = rbacOf(cluster);
  const meets = quickLook(rbac);
  const withSeveral = cluster.remember("identities of several bindings", () =>
    identitiesOf(rbac)
      .map((identity) => ({ identity, applied: rbac.bindingsFor(identity) }))
      .filter(({ applied }) => applied.length > 1),
  );
  return withSeveral.flatMap(({ identity, applied }) => {
    const possible = split.filter(({ needs }) => needs.every((requests) => meets(applied, requests)));
    return withoutIncluded(
      possible.flatMap((permission) => joinedBy(rbac, identity, applied, permission) ?? []),
    );
  });
}

/** Whether a role of some bindings allows one of some requests, wherever it holds; each role is asked once. */
function quickLook(rbac: Rbac) {
  const answers = new Map<Role, Map<readonly ResourceAttributes[], boolean>>();
  return (applied: readonly AppliedBinding[], requests: readonly ResourceAttributes[]): boolean =>
    applied.some(({ binding }) => {
      const role = rbac.roleOf(binding);
      const ofRole = answers.get(role) ?? new Map<readonly ResourceAttributes[], boolean>();
      answers.set(role, ofRole);
      const answer = ofRole.get(requests) ?? requests.some((one) => role.allows(one).verdict !== false);
      ofRole.set(requests, answer);
      return answer;
    });
}

/** The subjects of the program's bindings whose names are known, each once. */
function identitiesOf(rbac: Rbac): Identity[] {
  const identities = new Map<string, Identity>();
  for (const { subjects } of rbac.bindings) {
    for (const { subject } of subjects) {
      const identity = identityOfSubject(subject);
      if (identity !== undefined) identities.set(JSON.stringify(identity), identity);
    }
  }
  return [...identities.values()];
}

function joinedBy(
  rbac: Rbac,
  identity: Identity,
  applied: readonly AppliedBinding[],
  permission: RiskyPermission,
): JoinedPermission | undefined {
  for (const namespace of placesOf(applied)) {
    const wanted = permissionIn(permission, namespace);
    const [match] = permissionMatches([wanted], (request) => rbac.can(identity, request));
    if (match === undefined) continue;
    if (applied.some(({ binding }) => isEnough(rbac, binding, wanted, match.verdict))) return undefined;
    const witnesses = match.answers.flatMap(({ witness }) => witness ?? []);
    const [first, ...rest] = witnesses;
    // Where no half is certain, the other roles would have to give all of it.
    if (first === undefined || match.answers.every(({ verdict }) => verdict === UNKNOWN)) continue;
    const others = rest.filter(({ binding }, index) => {
      return binding !== first.binding && rest.findIndex((one) => one.binding === binding) === index;
    });
    const severity = severityIn([{ namespace, verdict: true }], permission);
    return { permission, verdict: match.verdict, severity, subject: first.subject, others };
  }
  return undefined;
}

/** Whether one binding gives it alone, as certainly as all of them. */
function isEnough(rbac: Rbac, binding: Binding, wanted: RiskyPermission, verdict: true | Unknown): boolean {
  const alone = isAllowed(wanted, (request) => rbac.allows(binding, request).verdict);
  // A role of which nothing is known may as well hold the other half only.
  const isSeen = rbac.roleOf(binding).rules !== UNKNOWN;
  return alone === true || (alone === UNKNOWN && verdict === UNKNOWN && isSeen);
}

/** The whole cluster first, then the namespaces of the bindings. */
function placesOf(applied: readonly AppliedBinding[]): (string | undefined)[] {
  const namespaces = applied.flatMap(({ binding: { namespace } }) =>
    typeof namespace === "string" ? [namespace] : [],
  );
  return [undefined, ...new Set(namespaces.toSorted())];
}
