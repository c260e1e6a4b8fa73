import type { Identity } from "../../../lib/kubernetes/rbac/identity";

/** Plain data of a program whose values are all known: what the generators make, and the evaluator reads. */
export interface PlainRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
}
export interface PlainRole {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly rules: readonly PlainRule[];
  /** The values of the label `to` that it takes rules by; absent for a role that is not aggregated. */
  readonly takes?: readonly string[] | undefined;
  /** Rules that a Patch adds. */
  readonly patched?: readonly PlainRule[] | undefined;
}
export interface PlainSubject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string | undefined;
}
export interface PlainBinding {
  /** Absent for a ClusterRoleBinding. */
  readonly namespace: string | undefined;
  readonly roleKind: "Role" | "ClusterRole";
  readonly roleName: string;
  readonly subjects: readonly PlainSubject[];
  /** Subjects that a Patch adds. */
  readonly patched?: readonly PlainSubject[] | undefined;
}
export interface PlainProgram {
  readonly clusterRoles: readonly PlainRole[];
  readonly roles: readonly (PlainRole & { readonly namespace: string })[];
  readonly bindings: readonly PlainBinding[];
}
export interface PlainAsk {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * The answer of a naive authorizer that goes through everything: whether the program allows a request, "perhaps" where
 * only a role that is not in the program may.
 */
export function bruteForce(
  program: PlainProgram,
  identity: Identity,
  request: PlainAsk,
): boolean | "perhaps" {
  const { user, groups } = personOf(identity);
  let result: boolean | "perhaps" = false;
  for (const binding of program.bindings) {
    if (binding.namespace !== undefined && binding.namespace !== namespaceOf(request)) continue;
    const everyone = [...binding.subjects, ...(binding.patched ?? [])];
    if (!everyone.some((subject) => isSubject(subject, binding.namespace, user, groups))) continue;
    const rules = rulesOf(program, binding);
    if (rules === undefined) result = "perhaps";
    else if (rules.some((rule) => allows(rule, request))) return true;
  }
  return result;
}

function personOf(identity: Identity): { user: string; groups: string[] } {
  const authenticated = ["system:authenticated"];
  if (identity.kind === "Group") return { user: "", groups: [identity.name, ...authenticated] };
  if (identity.kind === "User") return { user: identity.name, groups: authenticated };
  const { namespace, name } = identity;
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, ...authenticated],
  };
}

function isSubject(
  subject: PlainSubject,
  ofBinding: string | undefined,
  user: string,
  groups: string[],
): boolean {
  if (subject.kind === "User") return user === subject.name;
  if (subject.kind === "Group") return groups.includes(subject.name);
  const namespace = subject.namespace ?? ofBinding;
  return namespace !== undefined && user === `system:serviceaccount:${namespace}:${subject.name}`;
}

/** Requests on cluster-scoped resources carry no namespace, but those on one Namespace carry its name. */
function namespaceOf(request: PlainAsk): string | undefined {
  if (request.resource === "namespaces" && request.group === "") {
    return ["list", "create", "deletecollection"].includes(request.verb) ? undefined : request.name;
  }
  const isClusterScoped = request.group === "" && request.resource === "nodes";
  return isClusterScoped ? undefined : request.namespace;
}

function rulesOf(
  program: PlainProgram,
  { namespace, roleKind, roleName }: PlainBinding,
): readonly PlainRule[] | undefined {
  if (roleKind === "Role") {
    if (namespace === undefined) return [];
    const role = program.roles.find((one) => one.namespace === namespace && one.name === roleName);
    return role && [...role.rules, ...(role.patched ?? [])];
  }
  if (roleName === "cluster-admin") return [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }];
  return aggregated(program).get(roleName);
}

/** Copies rules along the selectors until nothing changes. */
function aggregated({ clusterRoles }: PlainProgram): Map<string, readonly PlainRule[]> {
  const rules = new Map(
    clusterRoles.map((role) => [role.name, role.takes ? [] : [...role.rules, ...(role.patched ?? [])]]),
  );
  for (let before = -1, now = 0; before !== now; ) {
    before = now;
    for (const role of clusterRoles) {
      if (role.takes === undefined) continue;
      const sources = clusterRoles.filter(
        (one) => one !== role && role.takes?.includes(one.labels["to"] ?? "none"),
      );
      rules.set(role.name, [...new Set(sources.flatMap((source) => rules.get(source.name) ?? []))]);
    }
    now = [...rules.values()].reduce((sum, list) => sum + list.length, 0);
  }
  return rules;
}

function allows(rule: PlainRule, request: PlainAsk): boolean {
  const path =
    request.subresource === undefined ? request.resource : `${request.resource}/${request.subresource}`;
  const names = rule.resourceNames ?? [];
  return (
    (rule.verbs.includes("*") || rule.verbs.includes(request.verb)) &&
    (rule.apiGroups.includes("*") || rule.apiGroups.includes(request.group)) &&
    rule.resources.some(
      (one) =>
        one === "*" ||
        one === path ||
        (request.subresource !== undefined && one === `*/${request.subresource}`),
    ) &&
    (names.length === 0 || names.includes(request.name ?? ""))
  );
}
