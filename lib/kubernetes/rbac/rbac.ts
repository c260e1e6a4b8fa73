import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { type Truth, UNKNOWN, type Unknown } from "../value";
import { type Binding, bindingsOf } from "./binding";
import { type Identity, keysOfHolder, keysOfIdentity } from "./identity";
import { hold, keysToFind, keysToHold } from "./names";
import type { Role } from "./role";
import { Roles } from "./roles";
import type { Ask } from "./rule";
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
    const scopes = namespace === undefined ? [WHOLE_CLUSTER] : keysToHold([namespace]);
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

/** The keys of the places whose bindings count for a request. */
function scopesOf(ask: Ask): [key: string, verdict: Truth][] {
  const namespace = scopeOf(ask);
  return [[WHOLE_CLUSTER, true], ...(namespace === undefined ? [] : keysToFind([namespace]))];
}

function witnessOf({ binding, subject, role }: Entry, rule: Field | undefined): Witness {
  const title = role.kind === "" ? role.name : `${role.kind} "${role.name}"`;
  return { binding: binding.object, subject, role: title, rule };
}
