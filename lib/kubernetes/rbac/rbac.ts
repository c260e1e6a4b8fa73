import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { allOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { type Binding, bindingsOf } from "./binding";
import { type BoundRole, BoundRoles, type Grant } from "./bound-roles";
import { type Identity, keysOfIdentity, keysOfSubject } from "./identity";
import { indexKeys, type Name } from "./names";
import type { Allowance, Role } from "./role";
import { Roles } from "./roles";
import type { AccessRequest } from "./rule";
import { ANY_NAMESPACE, isInScope, keysOfScope, scopeOf } from "./scope";

/** What gives an identity a permission. */
export interface Witness {
  /** The declared RoleBinding or ClusterRoleBinding. */
  readonly binding: DeclaredResource;
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
export interface AppliedBinding {
  readonly binding: Binding;
  readonly subject: Field;
  readonly verdict: true | Unknown;
}

const WHOLE_CLUSTER = "~cluster";
const MASTERS = "system:masters";

/** Who may do what by the bindings of a program: what other programs, and other authorizers, add is not in it. */
export class Rbac {
  readonly bindings: readonly Binding[];
  private readonly allRoles: Roles;
  private readonly roles: ReadonlyMap<Binding, Role>;
  /** By subject, and by where they hold. */
  private readonly boundRoles = new Map<string, Map<string, BoundRoles>>();
  private readonly bySubject = new Map<string, BoundRole[]>();

  constructor(cluster: Cluster) {
    this.bindings = bindingsOf(cluster);
    this.allRoles = new Roles(cluster);
    this.roles = new Map(this.bindings.map((binding) => [binding, this.allRoles.of(binding)]));
    for (const [binding, role] of this.roles) this.index(binding, role);
  }

  /** The role that a binding gives. */
  roleOf(binding: Binding): Role {
    const role = this.roles.get(binding);
    if (role === undefined) throw new Error("a binding of another cluster has no role here");
    return role;
  }

  /** The ClusterRole, or the Role of a namespace, of a name. */
  roleNamed(namespace: Name | undefined, name: string): Role {
    return namespace === undefined ? this.allRoles.clusterRole(name) : this.allRoles.role(namespace, name);
  }

  /** Whether a binding allows its subjects a request, and by which rule of its role. */
  allows(binding: Binding, request: AccessRequest): Allowance {
    const allowance = this.roleOf(binding).allows(request);
    if (allowance.verdict === false) return allowance;
    const verdict = allOf([isInScope(binding.namespace, request), allowance.verdict]);
    return verdict === false ? { verdict } : { ...allowance, verdict };
  }

  /**
   * Whether an identity may make a request. A certain grant is told before one that may not apply; `false` means that
   * no binding of the program allows it.
   *
   * Source: VisitRulesFor in pkg/registry/rbac/validation/rule.go.
   */
  can(identity: Identity, request: AccessRequest): Answer {
    if (identity.kind === "Group" && identity.name === MASTERS) return { verdict: true };
    let open: Grant | undefined;
    for (const [bound, applies] of this.rolesFor(identity, request)) {
      const grant = bound.for(request);
      if (grant?.verdict === true && applies === true) return answerOf(grant, true);
      open ??= grant;
    }
    return open === undefined ? { verdict: false } : answerOf(open, UNKNOWN);
  }

  /** The bindings that apply to an identity, the certain ones first. */
  bindingsFor(identity: Identity): AppliedBinding[] {
    const applied = new Map<Binding, AppliedBinding>();
    for (const wanted of [true, UNKNOWN] as const) {
      for (const [key, verdict] of keysOfIdentity(identity)) {
        if (verdict !== wanted) continue;
        for (const { binding, subject } of this.bySubject.get(key) ?? []) {
          if (!applied.has(binding)) applied.set(binding, { binding, subject, verdict: wanted });
        }
      }
    }
    return [...applied.values()];
  }

  /** The subjects of bindings under a key by which identities find them; empty where no binding has such a subject. */
  subjectsAt(key: string): readonly Pick<AppliedBinding, "binding" | "subject">[] {
    return this.bySubject.get(key) ?? [];
  }

  /** The roles that count for a request, each with whether they are the identity's, and in its place, for certain. */
  private *rolesFor(identity: Identity, request: AccessRequest): Generator<[BoundRoles, Truth]> {
    const scopes = scopesOf(request);
    for (const [subjectKey, isSubject] of keysOfIdentity(identity)) {
      const ofSubject = this.boundRoles.get(subjectKey);
      if (ofSubject === undefined) continue;
      for (const [scopeKey, isInScope] of scopes) {
        const bound = ofSubject.get(scopeKey);
        if (bound !== undefined) yield [bound, allOf([isSubject, isInScope])];
      }
    }
  }

  private index(binding: Binding, role: Role): void {
    const { namespace } = binding;
    const scopes = namespace === undefined ? [WHOLE_CLUSTER] : [ANY_NAMESPACE, ...indexKeys([namespace])];
    for (const { field, subject } of binding.subjects) {
      const bound = { binding, subject: field, role };
      for (const key of keysOfSubject(subject)) this.addBoundRole(key, scopes, bound);
    }
  }

  private addBoundRole(key: string, scopes: readonly string[], bound: BoundRole): void {
    const ofSubject = this.boundRoles.get(key) ?? new Map<string, BoundRoles>();
    this.boundRoles.set(key, ofSubject);
    for (const scope of scopes) {
      const inScope = ofSubject.get(scope) ?? new BoundRoles();
      ofSubject.set(scope, inScope);
      inScope.add(bound);
    }
    addTo(this.bySubject, key, bound);
  }
}

/** The role-based access control of a cluster, computed once. */
export function rbacOf(cluster: Cluster): Rbac {
  return cluster.remember("rbac", () => new Rbac(cluster));
}

/** The keys of the places whose bindings count for a request. */
function scopesOf(request: AccessRequest): [key: string, verdict: Truth][] {
  const scope = scopeOf(request);
  if (scope === undefined) return [[WHOLE_CLUSTER, true]];
  return [[WHOLE_CLUSTER, true], ...keysOfScope(scope)];
}

function answerOf({ binding, subject, role, rule }: Grant, verdict: true | Unknown): Answer {
  return { verdict, witness: { binding: binding.object, subject, role: role.title, rule: rule?.field } };
}
