import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../value";
import { type Binding, bindingsOf } from "./binding";
import { type Identity, keysOfHolder, keysOfIdentity } from "./identity";
import { hold, keysToFind, keysToHold } from "./names";
import type { Allowance, Role } from "./role";
import { Roles } from "./roles";
import { type Ask, SOMEWHERE } from "./rule";
import { scopeOf } from "./scope";

/** What gives an identity a permission. */
export interface Witness {
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

interface Entry {
  readonly binding: Binding;
  readonly subject: Field;
  readonly role: Role;
}

const WHOLE_CLUSTER = "~cluster";
const ANY_NAMESPACE = "~namespace";
const MASTERS = "system:masters";

/** Who may do what by the bindings of a program: what other programs, and other authorizers, add is not in it. */
export class Rbac {
  readonly bindings: readonly Binding[];
  private readonly roles: Roles;
  /** By subject and by where it holds: one entry for each role, since one binding of a role is like another. */
  private readonly entries = new Map<string, Map<string, Map<Role, Entry>>>();
  private readonly bySubject = new Map<string, Entry[]>();

  constructor(cluster: Cluster) {
    this.bindings = bindingsOf(cluster);
    this.roles = new Roles(cluster);
    for (const binding of this.bindings) this.index(binding);
  }

  /** The role that a binding gives. */
  roleOf(binding: Binding): Role {
    return this.roles.of(binding);
  }

  /** Whether a binding allows its subjects a request, and by which rule of its role. */
  allows(binding: Binding, ask: Ask): Allowance {
    const allowance = this.roleOf(binding).allows(ask);
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
    const scopes = scopesOf(ask);
    let open: Answer = { verdict: false };
    for (const [subjectKey, isSubject] of keysOfIdentity(identity)) {
      const ofSubject = this.entries.get(subjectKey);
      if (ofSubject === undefined) continue;
      for (const [scopeKey, isInScope] of scopes) {
        for (const entry of ofSubject.get(scopeKey)?.values() ?? []) {
          const { verdict, rule } = entry.role.allows(ask);
          if (verdict === false) continue;
          const witness = witnessOf(entry, rule?.field);
          if (verdict === true && isSubject === true && isInScope === true) return { verdict, witness };
          if (open.verdict === false) open = { verdict: UNKNOWN, witness };
        }
      }
    }
    return open;
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

  private index(binding: Binding): void {
    const { namespace } = binding;
    const role = this.roleOf(binding);
    const scopes = namespace === undefined ? [WHOLE_CLUSTER] : [ANY_NAMESPACE, ...keysToHold([namespace])];
    for (const { field, holder } of binding.subjects) {
      const entry = { binding, subject: field, role };
      for (const key of keysOfHolder(holder)) this.hold(key, scopes, entry);
    }
  }

  private hold(key: string, scopes: readonly string[], entry: Entry): void {
    const ofSubject = this.entries.get(key) ?? new Map<string, Map<Role, Entry>>();
    this.entries.set(key, ofSubject);
    for (const scope of scopes) {
      const inScope = ofSubject.get(scope) ?? new Map<Role, Entry>();
      ofSubject.set(scope, inScope);
      if (!inScope.has(entry.role)) inScope.set(entry.role, entry);
    }
    hold(this.bySubject, key, entry);
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

function witnessOf({ binding, subject, role }: Entry, rule: Field | undefined): Witness {
  return { binding: binding.object, subject, role: role.title, rule };
}
