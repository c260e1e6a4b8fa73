import type { Value, ValueMap } from "../../../lib/model/value";
import { type Manifest, namespace, object } from "../../support/builders";
import { workload } from "./support";

/**
 * A plain reading of policies to compare the engine with: two-valued, without an index, over programs of which
 * everything is known.
 */

type Labels = Readonly<Record<string, string>>;
export interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}
export interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly Expression[];
}
export interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}
export interface PortEntry {
  readonly port?: number | string;
  readonly endPort?: number;
  readonly protocol?: string;
}
export interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly PortEntry[];
}
export interface ModelPolicy {
  readonly namespace: string;
  readonly spec: {
    readonly podSelector?: Selector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly Rule[];
    readonly egress?: readonly Rule[];
  };
}
export interface AdminPeer {
  readonly namespaces?: Selector;
  readonly pods?: { readonly namespaceSelector: Selector; readonly podSelector: Selector };
}
interface AdminRule {
  readonly action: string;
  readonly from: readonly AdminPeer[];
  readonly to: readonly AdminPeer[];
  readonly ports?: readonly { readonly portNumber: { readonly protocol: string; readonly port: number } }[];
}
export interface ModelAdmin {
  readonly subject: AdminPeer;
  readonly ingress: readonly AdminRule[];
  readonly egress: readonly AdminRule[];
}
export interface ModelPod {
  readonly namespace: string;
  readonly labels: Labels;
  readonly ports: readonly {
    readonly name: string;
    readonly containerPort: number;
    readonly protocol: string;
  }[];
}
export interface Model {
  readonly namespaces: Readonly<Record<string, Labels>>;
  readonly pods: readonly ModelPod[];
  readonly policies: readonly ModelPolicy[];
  readonly admin: readonly ModelAdmin[];
  readonly baseline: readonly ModelAdmin[];
}
/** An end of a connection: a pod by its position, or an address. */
export type End = number | string;

/** Ports of the model go from 1 to this number. */
export const PORTS = 6;
export const PROTOCOLS = ["TCP", "UDP", "SCTP"];

/** Whether one end may connect to another on any port, or on one; blocks of addresses mean pods or do not. */
export function connects(
  model: Model,
  from: End,
  to: End,
  on?: { readonly port: number; readonly protocol: string },
): boolean {
  const numbers = Array.from({ length: PORTS + 1 }, (_, index) => index + 1);
  const asked = on ? [on] : numbers.flatMap((port) => PROTOCOLS.map((protocol) => ({ port, protocol })));
  return asked.some(
    ({ port, protocol }) =>
      permitted(model, from, "egress", to, to, port, protocol) &&
      permitted(model, to, "ingress", from, to, port, protocol),
  );
}

/** Whether some policy isolates a pod. */
export function isolated(model: Model, pod: number, direction: "ingress" | "egress"): boolean {
  return model.policies.some((policy) => judges(model, policy, pod, direction));
}

function permitted(
  model: Model,
  subject: End,
  direction: "ingress" | "egress",
  other: End,
  target: End,
  port: number,
  protocol: string,
): boolean {
  if (typeof subject === "string") return true;
  for (const policy of model.admin) {
    const action = actionOf(model, policy, subject, direction, other, port, protocol);
    if (action === "Pass") break;
    if (action !== undefined) return action === "Allow";
  }
  const judging = model.policies.filter((policy) => judges(model, policy, subject, direction));
  if (judging.length > 0) {
    return judging.some((policy) =>
      (policy.spec[direction] ?? []).some((rule) => fits(model, policy, rule, other, target, port, protocol)),
    );
  }
  for (const policy of model.baseline) {
    const action = actionOf(model, policy, subject, direction, other, port, protocol);
    if (action !== undefined) return action === "Allow";
  }
  return true;
}

function judges(model: Model, policy: ModelPolicy, pod: number, direction: "ingress" | "egress"): boolean {
  const { podSelector = {}, policyTypes = [], egress = [] } = policy.spec;
  const subject = model.pods[pod];
  if (subject === undefined || subject.namespace !== policy.namespace) return false;
  const defaults = egress.length > 0 ? ["Ingress", "Egress"] : ["Ingress"];
  const types = policyTypes.length > 0 ? policyTypes : defaults;
  return types.some((type) => type.toLowerCase() === direction) && selects(podSelector, subject.labels);
}

function fits(
  model: Model,
  policy: ModelPolicy,
  rule: Rule,
  other: End,
  target: End,
  port: number,
  protocol: string,
): boolean {
  const peers = rule.from ?? rule.to ?? [];
  const ports = rule.ports ?? [];
  const isPort = ports.length === 0 || ports.some((entry) => isOn(model, entry, target, port, protocol));
  return isPort && (peers.length === 0 || peers.some((peer) => isPeer(model, policy, peer, other)));
}

function isOn(model: Model, entry: PortEntry, target: End, port: number, protocol: string): boolean {
  if ((entry.protocol ?? "TCP") !== protocol) return false;
  if (entry.port === undefined) return true;
  if (typeof entry.port === "number") return port >= entry.port && port <= (entry.endPort ?? entry.port);
  const declared = typeof target === "number" ? (model.pods[target]?.ports ?? []) : [];
  return declared.some(
    (one) => one.name === entry.port && one.containerPort === port && one.protocol === protocol,
  );
}

function isPeer(model: Model, policy: ModelPolicy, peer: Peer, other: End): boolean {
  if (typeof other === "string") return peer.ipBlock !== undefined && isInBlock(peer.ipBlock, other);
  const pod = model.pods[other];
  if (pod === undefined || peer.ipBlock !== undefined) return false;
  const isPlace =
    peer.namespaceSelector === undefined
      ? pod.namespace === policy.namespace
      : selects(peer.namespaceSelector, labelsOf(model, pod.namespace));
  return isPlace && selects(peer.podSelector ?? {}, pod.labels);
}

/** Addresses of the model are `10.<a>.<b>.0`, blocks have 8, 16 or 24 bits. */
function isInBlock({ cidr, except = [] }: NonNullable<Peer["ipBlock"]>, address: string): boolean {
  const isIn = (block: string) => {
    const [base = "", bits = "32"] = block.split("/");
    const length = Number(bits) / 8;
    return base.split(".").slice(0, length).join(".") === address.split(".").slice(0, length).join(".");
  };
  return isIn(cidr) && !except.some(isIn);
}

function labelsOf(model: Model, name: string): Labels {
  return { ...model.namespaces[name], "kubernetes.io/metadata.name": name };
}

function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  const isEqual = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return (
    isEqual &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const label = labels[key];
      if (operator === "Exists") return label !== undefined;
      if (operator === "DoesNotExist") return label === undefined;
      const isIn = label !== undefined && values.includes(label);
      return operator === "In" ? isIn : !isIn;
    })
  );
}

function actionOf(
  model: Model,
  policy: ModelAdmin,
  subject: number,
  direction: "ingress" | "egress",
  other: End,
  port: number,
  protocol: string,
): string | undefined {
  if (!isMeant(model, policy.subject, subject)) return undefined;
  return policy[direction].find(({ from, to, ports }) => {
    const peers = direction === "ingress" ? from : to;
    const isPort =
      ports === undefined ||
      ports.some(({ portNumber }) => portNumber.port === port && portNumber.protocol === protocol);
    return isPort && peers.some((peer) => isMeant(model, peer, other));
  })?.action;
}

function isMeant(model: Model, peer: AdminPeer, end: End): boolean {
  const pod = typeof end === "number" ? model.pods[end] : undefined;
  if (pod === undefined) return false;
  if (peer.namespaces !== undefined) return selects(peer.namespaces, labelsOf(model, pod.namespace));
  const { namespaceSelector = {}, podSelector = {} } = peer.pods ?? {};
  return selects(namespaceSelector, labelsOf(model, pod.namespace)) && selects(podSelector, pod.labels);
}

/** The program that declares a model. */
export function programOf({ namespaces, pods, policies, admin, baseline }: Model): Manifest[] {
  const named = (kind: string, list: readonly ModelAdmin[]) =>
    list.map((spec, priority) =>
      object("policy.networking.k8s.io/v1alpha1", kind, `p${priority}`, {
        spec: { priority, ...spec } as unknown as ValueMap,
      }),
    );
  return [
    ...Object.entries(namespaces).map(([name, labels]) => namespace(name, labels)),
    ...pods.map(({ namespace: place, labels, ports }, index) =>
      workload(`${place}/p${index}`, labels, {
        containers: [{ name: "c", ports: ports as unknown as Value }],
      }),
    ),
    ...policies.map(({ namespace: place, spec }, index) =>
      object("networking.k8s.io/v1", "NetworkPolicy", `${place}/n${index}`, {
        spec: spec as unknown as ValueMap,
      }),
    ),
    ...named("AdminNetworkPolicy", admin),
    ...named("BaselineAdminNetworkPolicy", baseline),
  ];
}
