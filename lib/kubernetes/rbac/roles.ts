import type { DeclaredResource } from "../../model/declared-resource";
import { oneLine } from "../../model/field";
import { UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { type Binding, mergedParts } from "./binding";
import { builtInRoles, isBuiltInBinding } from "./builtin-roles";
import { builtInRules, ClusterRoles, declaredRules, rulesOfOpenPatches } from "./cluster-roles";
import { type Name, nameIn, nameOf } from "./names";
import { Role } from "./role";
import type { Rule } from "./rule";

const ROLE = "rbac.authorization.k8s.io/Role";
const CLUSTER_ROLE = "rbac.authorization.k8s.io/ClusterRole";

/** A reference that the API server refuses, or a Role that a ClusterRoleBinding cannot reach. */
const NOTHING = new Role("", "(none)", undefined, false, () => []);
const ANYTHING = new Role("", "(unknown)", undefined, false, () => UNKNOWN);

/**
 * Finds the roles that bindings refer to.
 *
 * Source: GetRoleReferenceRules in pkg/registry/rbac/validation/rule.go.
 */
export class Roles {
  private readonly clusterRoles: ClusterRoles;
  private readonly roles = new Map<string, readonly DeclaredResource[]>();
  private readonly builtIn = new Map<string, DeclaredResource>();
  private readonly ofOpenPatches: readonly Rule[];
  private readonly found = new Map<string, Role>();

  constructor(private readonly cluster: Cluster) {
    this.clusterRoles = new ClusterRoles(cluster);
    const objects = cluster.objects.filter(({ type }) => type === ROLE);
    for (const parts of mergedParts(cluster, objects)) {
      const key = this.keyOf(parts[0] as DeclaredResource);
      if (key !== UNKNOWN) this.roles.set(key, parts);
    }
    for (const object of builtInRoles()) this.builtIn.set(String(this.keyOf(object)), object);
    const open = objects.filter(
      (object) => object.name === UNKNOWN || cluster.namespaceOf(object) === UNKNOWN,
    );
    this.ofOpenPatches = rulesOfOpenPatches(open);
  }

  /** The role of a binding; one without rules where the reference leads nowhere. */
  of(binding: Binding): Role {
    const { roleRef, namespace, object } = binding;
    if (roleRef.isAbsent && object.isPatch) return this.ofBuiltInBinding(object);
    const kind = roleRef.key("kind").string();
    if (kind === UNKNOWN) return ANYTHING;
    if (kind === "ClusterRole")
      return this.clusterRole(nameIn(this.cluster, roleRef.key("name"), CLUSTER_ROLE));
    if (kind !== "Role" || namespace === undefined) return NOTHING;
    return this.role(namespace, nameIn(this.cluster, roleRef.key("name"), ROLE));
  }

  /** A Patch need not repeat the reference; that of the control plane's own bindings is known. */
  private ofBuiltInBinding({ kind, name }: DeclaredResource): Role {
    const isBuiltIn = kind === "ClusterRoleBinding" && name !== UNKNOWN && isBuiltInBinding(name);
    return isBuiltIn ? this.clusterRole(name) : ANYTHING;
  }

  /** The ClusterRole of a name. */
  clusterRole(name: Name): Role {
    if (name === "") return NOTHING;
    if (name === UNKNOWN) return ANYTHING;
    return this.once(`${CLUSTER_ROLE}\n${name}`, () => {
      const role = this.clusterRoles.get(name);
      const [object] = role?.declared ?? [];
      const isBuiltIn = role?.builtIn !== undefined;
      return new Role("ClusterRole", shownName(name, object), object, isBuiltIn, () =>
        role === undefined ? UNKNOWN : this.clusterRoles.rulesOf(role),
      );
    });
  }

  /** The Role of a name in a namespace. */
  role(namespace: Name, name: Name): Role {
    if (name === "") return NOTHING;
    if (name === UNKNOWN || namespace === UNKNOWN) return ANYTHING;
    const key = `${namespace}\n${name}`;
    return this.once(`${ROLE}\n${key}`, () => {
      const parts = this.roles.get(key) ?? [];
      const builtIn = this.builtIn.get(key);
      const rules = builtIn === undefined ? [] : builtInRules(builtIn);
      const isSeen = parts.length > 0 || builtIn !== undefined;
      return new Role("Role", shownName(name, parts[0]), parts[0], builtIn !== undefined, () =>
        isSeen ? [...declaredRules(parts), ...rules, ...this.ofOpenPatches] : UNKNOWN,
      );
    });
  }

  private once(key: string, make: () => Role): Role {
    let role = this.found.get(key);
    if (role === undefined) {
      role = make();
      this.found.set(key, role);
    }
    return role;
  }

  private keyOf(object: DeclaredResource): string | Unknown {
    const namespace = this.cluster.namespaceOf(object);
    const name = nameOf(object);
    return namespace === UNKNOWN || name === UNKNOWN ? UNKNOWN : `${namespace}\n${name}`;
  }
}

function shownName(name: string, object: DeclaredResource | undefined): string {
  return object === undefined ? oneLine(name) : object.nameOrAlias;
}
