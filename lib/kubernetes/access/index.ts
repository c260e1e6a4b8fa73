import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, type Truth, UNKNOWN, type Unknown } from "../value";
import type { Account } from "./account";
import { BUILT_IN_ROLES } from "./built-in-roles";
import { type Ask, allows, type Rule, ruleOf } from "./rule";

const GROUP = "rbac.authorization.k8s.io";

/** The role that a binding refers to. */
export interface Role {
  /** `ClusterRole "cluster-admin"`: how messages call it. */
  readonly title: string;
  /** Unknown where neither the program nor every cluster has it. */
  readonly rules: readonly Rule[] | Unknown;
}

/** A binding as it applies to an account. */
export interface Grant {
  readonly binding: KubernetesObject;
  readonly subject: Field;
  readonly role: Role;
  /** Whether it applies: unknown where the subject may be another. */
  readonly verdict: Truth;
}

/** What allows something: the binding, the subject in it, its role, and the rule where the program declares it. */
export interface Witness {
  readonly grant: Grant;
  readonly rule: Rule | undefined;
}

/** Who may do what, by the roles and bindings of the program. */
export class Rbac {
  private readonly bySubject = new Map<string, { binding: KubernetesObject; subject: Field }[]>();
  private readonly unclear: { binding: KubernetesObject; subject: Field }[] = [];

  constructor(private readonly cluster: Cluster) {
    for (const binding of this.bindings) {
      for (const subject of binding.at("subjects").items()) {
        const key = this.subjectKey(binding, subject);
        if (key === UNKNOWN) this.unclear.push({ binding, subject });
        else this.bySubject.set(key, [...(this.bySubject.get(key) ?? []), { binding, subject }]);
      }
    }
  }

  /** All bindings of the program. */
  get bindings(): readonly KubernetesObject[] {
    return [...this.cluster.of(`${GROUP}/ClusterRoleBinding`), ...this.cluster.of(`${GROUP}/RoleBinding`)];
  }

  /** The role of a binding: the program's, else the built-in one of this name, else one that nobody knows. */
  roleOf(binding: KubernetesObject): Role {
    const roleRef = binding.at("roleRef");
    const [kind, name] = [roleRef.key("kind").string(), roleRef.key("name").string()];
    const title = `${typeof kind === "string" ? kind : "role"} "${roleRef.key("name").shown}"`;
    if (typeof kind !== "string" || typeof name !== "string") return { title, rules: UNKNOWN };
    const declared = this.declaredRole(binding, kind, name);
    if (declared === UNKNOWN) return { title, rules: UNKNOWN };
    if (declared !== undefined) return { title, rules: declared.at("rules").items().map(ruleOf) };
    return { title, rules: (kind === "ClusterRole" ? BUILT_IN_ROLES[name] : undefined) ?? UNKNOWN };
  }

  /** The bindings that apply to a service account, or may apply: by its name and by the groups it is in. */
  grantsTo({ namespace, name }: Account): Grant[] {
    const keys = [
      `ServiceAccount ${namespace}/${name}`,
      `User system:serviceaccount:${namespace}:${name}`,
      "Group system:authenticated",
      "Group system:serviceaccounts",
      `Group system:serviceaccounts:${namespace}`,
    ];
    const certain = keys.flatMap((key) => this.bySubject.get(key) ?? []);
    const grant =
      (verdict: Truth) =>
      ({ binding, subject }: { binding: KubernetesObject; subject: Field }): Grant => ({
        binding,
        subject,
        verdict,
        role: this.roleOf(binding),
      });
    return [...certain.map(grant(true)), ...this.unclear.map(grant(UNKNOWN))];
  }

  /** Whether a service account may do one of these things anywhere, and by which binding and rule. */
  can(
    account: Account | Unknown,
    asks: readonly Ask[],
  ): { readonly verdict: Truth; readonly witness?: Witness } {
    if (account === UNKNOWN) return { verdict: UNKNOWN };
    let open: Witness | undefined;
    for (const grant of this.grantsTo(account)) {
      const rules = grant.role.rules === UNKNOWN ? [undefined] : grant.role.rules;
      for (const rule of rules) {
        const verdicts = asks.map((ask) =>
          allOf([grant.verdict, rule === undefined ? UNKNOWN : allows(rule, ask)]),
        );
        if (verdicts.includes(true)) return { verdict: true, witness: { grant, rule } };
        if (verdicts.includes(UNKNOWN)) open ??= { grant, rule };
      }
    }
    return open === undefined ? { verdict: false } : { verdict: UNKNOWN, witness: open };
  }

  private declaredRole(
    binding: KubernetesObject,
    kind: string,
    name: string,
  ): KubernetesObject | Unknown | undefined {
    const type = `${GROUP}/${kind}`;
    if (kind === "ClusterRole") return found(this.cluster.of(type), name);
    const namespace = this.cluster.namespaceOf(binding);
    if (namespace === UNKNOWN) return UNKNOWN;
    const { certain, possible } = this.cluster.inNamespace(type, namespace);
    return found(certain, name) ?? (possible.length > 0 ? UNKNOWN : undefined);
  }

  private subjectKey(binding: KubernetesObject, subject: Field): string | Unknown {
    const [kind, name] = [subject.key("kind").string(), subject.key("name").string()];
    if (typeof kind !== "string" || typeof name !== "string") return UNKNOWN;
    if (kind !== "ServiceAccount") return `${kind} ${name}`;
    const namespace = subject.key("namespace").string();
    if (namespace === UNKNOWN) return this.linkedNamespace(binding, name);
    return `ServiceAccount ${namespace ?? ""}/${name}`;
  }

  /** A subject whose namespace is the output of a Namespace: found when one account of that name depends on the same. */
  private linkedNamespace(binding: KubernetesObject, name: string): string | Unknown {
    const sources = new Set(binding.declaration.dependencies?.["subjects"] ?? []);
    const namespaces = this.cluster
      .of("Namespace")
      .filter(({ declaration }) => declaration.urn && sources.has(declaration.urn));
    const [only] = namespaces;
    const key = only === undefined || namespaces.length > 1 ? undefined : (only.declaration.urn ?? undefined);
    return key === undefined || this.cluster.namespace(key) === undefined
      ? UNKNOWN
      : `ServiceAccount ${key}/${name}`;
  }
}

/** The access rules of a cluster, read once. */
export function rbacOf(cluster: Cluster): Rbac {
  return cluster.remember("rbac", () => new Rbac(cluster));
}

function found(roles: readonly KubernetesObject[], name: string): KubernetesObject | Unknown | undefined {
  const exact = roles.find((role) => role.name === name);
  return exact ?? (roles.some((role) => role.name === UNKNOWN) ? UNKNOWN : undefined);
}
