import type { Severity } from "../../model/severity";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import { type ResourceAttributes, SOME_NAME, SOMEWHERE } from "./rule";

/** A permission that is a step towards more, or a way to do harm. */
export interface RiskyPermission {
  readonly id: string;
  /** What it allows, as an infinitive: "read every Secret". */
  readonly title: string;
  /** In one namespace. */
  readonly severity: Severity;
  /** In all namespaces, where that is worse. */
  readonly everywhere?: Severity;
  /** ATT&CK techniques. */
  readonly mitre: readonly string[];
  readonly why: string;
  /** One of each list is needed, in at least one namespace; different identities of one attacker may hold them. */
  readonly needs: readonly (readonly ResourceAttributes[])[];
  /** The ids of milder permissions that it includes, which are not told beside it. */
  readonly includes?: readonly string[];
  /**
   * What a rule that names objects gives: these objects and no others, or the rights of these accounts or roles. Absent
   * where one object is as good as all, and where the title is about named ones.
   */
  readonly named?: "objects" | "accounts" | "roles";
}

/** A risky permission that something brings, with the answers that show it: one for each of its needs. */
export interface PermissionMatch<A> {
  readonly permission: RiskyPermission;
  readonly verdict: true | Unknown;
  readonly answers: readonly A[];
}

/** The risky permissions among the given ones that hold where `answer` answers requests: a role, a binding, an identity. */
export function* permissionMatches<A extends { readonly verdict: Truth }>(
  permissions: readonly RiskyPermission[],
  answer: (request: ResourceAttributes) => A,
): Generator<PermissionMatch<A>> {
  for (const permission of permissions) {
    const answers = permission.needs.flatMap((requests) => bestOf(requests, answer) ?? []);
    if (answers.length < permission.needs.length) continue;
    const verdict = allOf(answers.map((one) => one.verdict)) === true ? true : UNKNOWN;
    yield { permission, verdict, answers };
  }
}

/** Whether requests that need all of its attributes are allowed. */
export function isAllowed(
  permission: RiskyPermission,
  answer: (request: ResourceAttributes) => Truth,
): Truth {
  return allOf(permission.needs.map((requests) => anyOf(requests.map(answer))));
}

/** The same permission in one namespace, or in the whole cluster. */
export function permissionIn(permission: RiskyPermission, namespace: string | undefined): RiskyPermission {
  return {
    ...permission,
    needs: permission.needs.map((requests) => requests.map((request) => requestIn(request, namespace))),
  };
}

function requestIn(request: ResourceAttributes, namespace: string | undefined): ResourceAttributes {
  return request.namespace === SOMEWHERE ? { ...request, namespace } : request;
}

function bestOf<A extends { readonly verdict: Truth }>(
  requests: readonly ResourceAttributes[],
  answer: (request: ResourceAttributes) => A,
): A | undefined {
  let best: A | undefined;
  for (const request of requests) {
    const answered = answer(request);
    if (answered.verdict === true) return answered;
    if (answered.verdict === UNKNOWN) best ??= answered;
  }
  return best;
}

type Named = Exclude<ResourceAttributes["name"], undefined>;

/** The requests of these verbs on these resources, somewhere, whatever the name. Words are separated by blanks. */
export function all(verbs: string, group: string, resources: string): ResourceAttributes[] {
  return requestsOf(verbs, group, resources);
}

/** The requests of these verbs on at least one object of these resources: a rule with `resourceNames` is enough. */
export function some(verbs: string, group: string, resources: string): ResourceAttributes[] {
  return requestsOf(verbs, group, resources, SOME_NAME);
}

/** The requests of these verbs on the object with this name. */
export function named(verbs: string, group: string, resources: string, name: string): ResourceAttributes[] {
  return requestsOf(verbs, group, resources, name);
}

/** Writing objects: creating any, or changing one. */
export function writes(group: string, resources: string): ResourceAttributes[] {
  return [...all("create", group, resources), ...some("update patch", group, resources)];
}

/** Resources whose pod template becomes pods, by API group. */
export const CONTROLLERS = {
  "": "replicationcontrollers",
  apps: "daemonsets deployments replicasets statefulsets",
  batch: "cronjobs jobs",
};
export const WORKLOADS = { ...CONTROLLERS, "": "pods replicationcontrollers" };

/** The requests on resources of several API groups. */
export function ofEach(
  resources: Readonly<Record<string, string>>,
  make: (group: string, names: string) => ResourceAttributes[],
): ResourceAttributes[] {
  return Object.entries(resources).flatMap(([group, names]) => make(group, names));
}

/** The requests of these verbs on at least one object whose name does not match. */
export function someBut(
  verbs: string,
  group: string,
  resources: string,
  except: RegExp,
): ResourceAttributes[] {
  return requestsOf(verbs, group, resources, { except });
}

function requestsOf(verbs: string, group: string, resources: string, name?: Named): ResourceAttributes[] {
  return resources.split(" ").flatMap((path) => {
    const [resource = "", subresource] = path.split("/");
    return verbs.split(" ").map((verb) => ({
      verb,
      group,
      resource,
      namespace: SOMEWHERE,
      ...(subresource !== undefined && { subresource }),
      ...(name !== undefined && { name }),
    }));
  });
}
