import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../value";
import { type ResourceAsk, SOME_NAME, SOMEWHERE } from "./rule";

type Severity = "low" | "medium" | "high" | "critical";

/** A permission that is a step towards more, or a way to do harm. */
export interface Danger {
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
  readonly needs: readonly (readonly ResourceAsk[])[];
}

/** A danger that something brings, with the answers that show it: one for each of its needs. */
export interface Threat<A> {
  readonly danger: Danger;
  readonly verdict: true | Unknown;
  readonly answers: readonly A[];
}

/** The dangers among the given ones that hold where `answer` answers requests: a role, a binding, an identity. */
export function* dangersOf<A extends { readonly verdict: Truth }>(
  dangers: readonly Danger[],
  answer: (ask: ResourceAsk) => A,
): Generator<Threat<A>> {
  for (const danger of dangers) {
    const answers = danger.needs.flatMap((asks) => bestOf(asks, answer) ?? []);
    if (answers.length < danger.needs.length) continue;
    const verdict = allOf(answers.map((one) => one.verdict)) === true ? true : UNKNOWN;
    yield { danger, verdict, answers };
  }
}

/** Whether requests that need all of a danger's permissions are allowed. */
export function isAllowed(danger: Danger, answer: (ask: ResourceAsk) => Truth): Truth {
  return allOf(danger.needs.map((asks) => anyOf(asks.map(answer))));
}

/** The same danger in one namespace, or in the whole cluster. */
export function dangerIn(danger: Danger, namespace: string | undefined): Danger {
  return { ...danger, needs: danger.needs.map((asks) => asks.map((ask) => askIn(ask, namespace))) };
}

function askIn(ask: ResourceAsk, namespace: string | undefined): ResourceAsk {
  return ask.namespace === SOMEWHERE ? { ...ask, namespace } : ask;
}

function bestOf<A extends { readonly verdict: Truth }>(
  asks: readonly ResourceAsk[],
  answer: (ask: ResourceAsk) => A,
): A | undefined {
  let best: A | undefined;
  for (const ask of asks) {
    const answered = answer(ask);
    if (answered.verdict === true) return answered;
    if (answered.verdict === UNKNOWN) best ??= answered;
  }
  return best;
}

type Named = Exclude<ResourceAsk["name"], undefined>;

/** The requests of these verbs on these resources, somewhere, whatever the name. Words are separated by blanks. */
export function all(verbs: string, group: string, resources: string): ResourceAsk[] {
  return asksOf(verbs, group, resources);
}

/** The requests of these verbs on at least one object of these resources: a rule with `resourceNames` is enough. */
export function some(verbs: string, group: string, resources: string): ResourceAsk[] {
  return asksOf(verbs, group, resources, SOME_NAME);
}

/** The requests of these verbs on the object with this name. */
export function named(verbs: string, group: string, resources: string, name: string): ResourceAsk[] {
  return asksOf(verbs, group, resources, name);
}

/** Writing objects: creating any, or changing one. */
export function writes(group: string, resources: string): ResourceAsk[] {
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
  make: (group: string, names: string) => ResourceAsk[],
): ResourceAsk[] {
  return Object.entries(resources).flatMap(([group, names]) => make(group, names));
}

function asksOf(verbs: string, group: string, resources: string, name?: Named): ResourceAsk[] {
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
