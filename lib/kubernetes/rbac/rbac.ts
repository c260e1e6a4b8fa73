import type { Cluster } from "../cluster";
import type { Field } from "../field";
import { hold } from "../multimap";
import type { KubernetesObject } from "../object";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../value";
import { type Binding, bindingsOf } from "./binding";
import { type HeldRole, HeldRoles, type Holding } from "./held-roles";
import { type Identity, keysOfHolder, keysOfIdentity } from "./identity";
import { keysToFind, keysToHold } from "./names";
import type { Allowance, Role } from "./role";
import { Roles } from "./roles";
import { type Ask, SOMEWHERE } from "./rule";
import { scopeOf } from "./scope";

/** What gives an identity a permission. */
interface Witness {
  /** The declared RoleBinding or ClusterRoleBinding. */
  readonly binding: KubernetesObject;
  readonly subject: Field;
  /** The role as messages call it: `ClusterRole "edit"`. */
  readonly role: string;
  /** The rule of the role; `undefined` for a built-in role, and for one that is not in the program. */
  readonly rule: Field | undefined;
}

export interface Answer {
  readonly verdict: Truth;
  /** There for each verdict but `false`, except for `system:masters`, whom nothing is ever refused. */
  readonly witness?: Witness;
}

/** A binding that applies to an identity, or may. */
export interface Grant {
  readonly binding: Binding;
  readonly subject: Field;
  readonly verdict: true | Unknown;
}

const WHOLE_CLUSTER = "~cluster";
const ANY_NAMESPACE = "~namespace";
const MASTERS = "system:masters";

/** Who may do what by the bindings of a program: what other programs, and other authorizers, add is not in it. */
export class Rbac {
  readonly bindings: readonly Binding[];
  private readonly roles: ReadonlyMap<Binding, Role>;
  /** By subject, and by where they hold. */
  private readonly heldRoles = new Map<string, Map<string, HeldRoles>>();
  private readonly bySubject = new Map<string, HeldRole[]>();

  constructor(cluster: Cluster) {
    this.bindings = bindingsOf(cluster);
    const roles = new Roles(cluster);
    this.roles = new Map(this.bindings.map((binding) => [binding, roles.of(binding)]));
    for (const [binding, role] of this.roles) this.index(binding, role);
  }

  /** The role that a binding gives. */
  roleOf(binding: Binding): Role {
    const role = this.roles.get(binding);
    if (role === undefined) throw new Error("a binding of another cluster has no role here");
    return role;
  }

  /** Whether a binding allows its subjects a request, and by which rule of its role. */
  allows(binding: Binding, ask: Ask): Allowance {
    const allowance = this.roleOf(binding).allows(ask);
    if (allowance.verdict === false) return allowance;
    const verdict = allOf([isInScope(binding, ask), allowance.verdict]);
    return verdict === false ? { verdict } : { ...allowance, verdict };
  }

  /**
   * Whether an identity may make a request. A certain grant is told before one that may not apply; `false` means that
   * no binding of the program allows it.
   *
   * Source: VisitRulesFor in pkg/registry/rbac/validation/rule.go.
   */
  can(identity: Identity, ask: Ask): Answer {
    if (identity.kind === "Group" && identity.name === MASTERS) return { verdict: true };
    let open: Holding | undefined;
    for (const [held, applies] of this.rolesFor(identity, ask)) {
      const holding = held.for(ask);
      if (holding?.verdict === true && applies === true) return answerOf(holding, true);
      open ??= holding;
    }
    return open === undefined ? { verdict: false } : answerOf(open, UNKNOWN);
  }

  /** The bindings that apply to an identity, the certain ones first. */
  grantsOf(identity: Identity): Grant[] {
    const grants = new Map<Binding, Grant>();
    for (const wanted of [true, UNKNOWN] as const) {
      for (const [key, verdict] of keysOfIdentity(identity)) {
        if (verdict !== wanted) continue;
        for (const { binding, subject } of this.bySubject.get(key) ?? []) {
          if (!grants.has(binding)) grants.set(binding, { binding, subject, verdict: wanted });
        }
      }
    }
    return [...grants.values()];
  }

  /** The roles that count for a request, each with whether they are the identity's, and in its place, for certain. */
  private *rolesFor(identity: Identity, ask: Ask): Generator<[HeldRoles, Truth]> {
    const scopes = scopesOf(ask);
    for (const [subjectKey, isSubject] of keysOfIdentity(identity)) {
      const ofSubject = this.heldRoles.get(subjectKey);
      if (ofSubject === undefined) continue;
      for (const [scopeKey, isInScope] of scopes) {
        const held = ofSubject.get(scopeKey);
        if (held !== undefined) yield [held, allOf([isSubject, isInScope])];
      }
    }
  }

  private index(binding: Binding, role: Role): void {
    const { namespace } = binding;
    const scopes = namespace === undefined ? [WHOLE_CLUSTER] : [ANY_NAMESPACE, ...keysToHold([namespace])];
    for (const { field, holder } of binding.subjects) {
      const held = { binding, subject: field, role };
      for (const key of keysOfHolder(holder)) this.hold(key, scopes, held);
    }
  }

  private hold(key: string, scopes: readonly string[], held: HeldRole): void {
    const ofSubject = this.heldRoles.get(key) ?? new Map<string, HeldRoles>();
    this.heldRoles.set(key, ofSubject);
    for (const scope of scopes) {
      const inScope = ofSubject.get(scope) ?? new HeldRoles();
      ofSubject.set(scope, inScope);
      inScope.add(held);
    }
    hold(this.bySubject, key, held);
  }
}

/** The role-based access control of a cluster, computed once. */
export function rbacOf(cluster: Cluster): Rbac {
  return cluster.remember("rbac", () => new Rbac(cluster));
}

function isInScope({ namespace }: Binding, ask: Ask): Truth {
  const scope = scopeOf(ask);
  if (namespace === undefined) return true;
  if (scope === undefined) return false;
  const held = new Set([ANY_NAMESPACE, ...keysToHold([namespace])]);
  return anyOf(keysOfScope(scope).map(([key, verdict]) => (held.has(key) ? verdict : false)));
}

/** The keys of the places whose bindings count for a request. */
function scopesOf(ask: Ask): [key: string, verdict: Truth][] {
  const scope = scopeOf(ask);
  if (scope === undefined) return [[WHOLE_CLUSTER, true]];
  return [[WHOLE_CLUSTER, true], ...keysOfScope(scope)];
}

function keysOfScope(scope: string | typeof SOMEWHERE): [key: string, verdict: Truth][] {
  return scope === SOMEWHERE ? [[ANY_NAMESPACE, true]] : keysToFind([scope]);
}

function answerOf({ binding, subject, role, rule }: Holding, verdict: true | Unknown): Answer {
  return { verdict, witness: { binding: binding.object, subject, role: role.title, rule: rule?.field } };
}
