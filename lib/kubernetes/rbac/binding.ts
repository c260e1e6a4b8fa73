import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import { type Name, nameIn, nameOf, sourceOf } from "./names";

/** Who holds what a binding gives. Unknown names may be anyone's; `unknown` stands for a subject of any kind. */
export type Subject =
  | readonly ["account", namespace: Name, name: Name]
  | readonly ["accounts", namespace: Name]
  | readonly ["user", name: Name]
  | readonly ["group", name: Name]
  | readonly ["unknown"];

interface BoundSubject {
  readonly field: Field;
  readonly subject: Subject;
}

/** A RoleBinding or ClusterRoleBinding, with what Patches add to it. */
export interface Binding {
  readonly object: DeclaredResource;
  /** Where its rules hold: a key of a namespace, unknown, or `undefined` for the whole cluster. */
  readonly namespace: Name | undefined;
  /** Without the ones that match nobody. */
  readonly subjects: readonly BoundSubject[];
  readonly roleRef: Field;
}

const GROUP = "rbac.authorization.k8s.io";

/** The bindings of a cluster, in the order of the program; a Patch adds its subjects to the binding it names. */
export function bindingsOf(cluster: Cluster): Binding[] {
  const types = new Set([`${GROUP}/RoleBinding`, `${GROUP}/ClusterRoleBinding`]);
  const parts = mergedParts(
    cluster,
    cluster.objects.filter(({ type }) => types.has(type)),
  );
  return parts.flatMap(perWhole).map((objects) => bindingOf(cluster, objects));
}

/** Overlays may declare one name more than once: each of them may be the one that is deployed. */
function perWhole(parts: readonly DeclaredResource[]): (readonly DeclaredResource[])[] {
  const patches = parts.filter(({ isPatch }) => isPatch);
  const whole = parts.filter(({ isPatch }) => !isPatch);
  return whole.length > 1 ? whole.map((object) => [object, ...patches]) : [parts];
}

/** Groups a whole object with the Patches of the same name. The whole one comes first. */
export function mergedParts(cluster: Cluster, objects: readonly DeclaredResource[]): DeclaredResource[][] {
  const groups = new Map<unknown, DeclaredResource[]>();
  for (const object of objects) {
    const name = nameOf(object);
    const namespace = isNamespaced(object) ? cluster.namespaceOf(object) : "";
    const isKnown = name !== UNKNOWN && namespace !== UNKNOWN;
    const key = isKnown ? `${object.kind}\n${namespace}\n${name}` : object;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [object]);
    else if (object.isPatch) group.push(object);
    else group.unshift(object);
  }
  return [...groups.values()];
}

function isNamespaced({ kind }: DeclaredResource): boolean {
  return !kind.startsWith("Cluster");
}

function bindingOf(cluster: Cluster, objects: readonly DeclaredResource[]): Binding {
  const object = objects[0] as DeclaredResource;
  const namespace = isNamespaced(object) ? cluster.namespaceOf(object) : undefined;
  const roleRefs = objects.map((part) => part.root.key("roleRef"));
  const roleRef = roleRefs.find((field) => !field.isAbsent) ?? object.root.key("roleRef");
  const subjects = objects.flatMap((part) => part.root.key("subjects").items());
  return {
    object,
    namespace,
    roleRef,
    subjects: subjects.flatMap((field) => {
      const subject = subjectOf(cluster, field, namespace);
      return subject === undefined ? [] : [{ field, subject }];
    }),
  };
}

/**
 * Who a subject is; `undefined` for one that matches nobody.
 *
 * Names and kinds are compared as they are: case counts, and `*` is a name like any other.
 *
 * Source: appliesToUser in pkg/registry/rbac/validation/rule.go; ValidateRoleBindingSubject refuses empty names.
 */
function subjectOf(cluster: Cluster, subject: Field, namespace: Name | undefined): Subject | undefined {
  const kind = subject.key("kind").string();
  if (kind === UNKNOWN) return ["unknown"];
  if (kind === "ServiceAccount") return accountOf(cluster, subject, namespace);
  const name = subject.key("name").string() ?? "";
  if (name === "") return undefined;
  if (kind === "User") return name === UNKNOWN ? ["user", UNKNOWN] : userNamed(name);
  if (kind === "Group") return name === UNKNOWN ? ["group", UNKNOWN] : groupNamed(name);
  return undefined;
}

/** A subject as messages call it; one whose name is the output of a ServiceAccount, by that account. */
export function titleOfSubject(cluster: Cluster, subject: Field): string {
  const name = subject.key("name");
  const source = name.value === UNKNOWN ? sourceOf(cluster, name, "ServiceAccount") : undefined;
  return source?.title ?? `${subject.key("kind").shown} "${name.shown}"`;
}

/** A ServiceAccount without a namespace is one of the RoleBinding's own; in a ClusterRoleBinding it is none. */
function accountOf(cluster: Cluster, subject: Field, ofBinding: Name | undefined): Subject | undefined {
  const name = nameIn(cluster, subject.key("name"), "ServiceAccount");
  const namespace = namespaceIn(cluster, subject.key("namespace"));
  const scope = namespace === "" ? ofBinding : namespace;
  return name === "" || scope === undefined ? undefined : ["account", scope, name];
}

function namespaceIn(cluster: Cluster, field: Field): Name {
  const name = nameIn(cluster, field, "Namespace");
  if (name !== UNKNOWN) return name;
  const account = sourceOf(cluster, field, "ServiceAccount");
  return account === undefined ? UNKNOWN : cluster.namespaceOf(account);
}

/** The subject that a user name stands for: service accounts are users too. */
export function userNamed(name: string): Subject {
  const [, namespace, account] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name) ?? [];
  if (namespace === undefined || account === undefined) return ["user", name];
  return ["account", namespace, account];
}

/** The holders that a group name stands for: all service accounts of a namespace are a group. */
export function groupNamed(name: string): Subject {
  const [, namespace] = /^system:serviceaccounts:([^:]+)$/.exec(name) ?? [];
  return namespace === undefined ? ["group", name] : ["accounts", namespace];
}
