import type { DeclaredResource } from "../../model/declared-resource";
import { Field } from "../../model/field";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { type Connection, coversSide, type Direction, selectsNamespace } from "./endpoint";
import { selectorSelects } from "./labels";
import { podGroupsOf, selectorQuery } from "./pod-groups";
import type { Allowed, IsolatingPolicy, Section } from "./policy-types";
import { boundsOf, hasPort, type PortRange, protocolOf, rangeOf } from "./port";

/**
 * The NetworkPolicies of a cluster.
 *
 * One isolates the pods of its namespace that it selects, all where its selector is empty or absent: for ingress unless
 * `policyTypes` leaves it out, for egress where `policyTypes` says so, or says nothing and there are egress rules. Rules
 * add up; one without peers means everyone, one without ports every port.
 *
 * Source: Kubernetes API reference, NetworkPolicySpec; defaults in pkg/apis/networking/v1/defaults.go.
 */
export function networkPolicies(cluster: Cluster): IsolatingPolicy[] {
  return cluster.of("networking.k8s.io/NetworkPolicy").map((policy) => readPolicy(cluster, policy));
}

function readPolicy(cluster: Cluster, policy: DeclaredResource): IsolatingPolicy {
  const read = (path: string) => openInPatch(cluster.effective(policy, (of) => of.at(path)));
  const declared = read("spec.podSelector");
  const selector = declared.isAbsent ? new Field({}, policy) : declared;
  const namespace = cluster.namespaceOf(policy);
  return {
    object: policy,
    namespace,
    selected: podGroupsOf(cluster).selected(namespace, selectorQuery(selector)),
    selectsAllOf: (key) =>
      allOf([namespace === UNKNOWN ? UNKNOWN : namespace === key, isEmptySelector(selector)]),
    sections: {
      ingress: readSection(cluster, namespace, "ingress", read),
      egress: readSection(cluster, namespace, "egress", read),
    },
  };
}

/** A Patch of an object that is declared elsewhere says nothing by an absent field. */
function openInPatch(field: Field): Field {
  return field.isAbsent && field.owner.isPatch ? new Field(UNKNOWN, field.owner) : field;
}

/** Whether a LabelSelector demands nothing. An entry without a value may turn out to be none. */
export function isEmptySelector(selector: Field): Truth {
  const entries = selector.key("matchLabels").entries();
  const labels = entries.map(([, value]) => value.isSet);
  const expressions = selector.key("matchExpressions");
  const demands = anyOf([...labels, hasElements(expressions)]);
  return demands === UNKNOWN ? UNKNOWN : !demands;
}

/** Whether a list has elements. */
export function hasElements(list: Field): Truth {
  return list.value === UNKNOWN ? UNKNOWN : list.items().length > 0;
}

function readSection(
  cluster: Cluster,
  namespace: string | Unknown,
  direction: Direction,
  read: (path: string) => Field,
): Section {
  const field = read(`spec.${direction}`);
  const isolates = isolatesIn(direction, read("spec.policyTypes"), field);
  const rules = isolates === false ? [] : field.items().map((rule) => readRule(rule, direction));
  return {
    field,
    isolates,
    allowsNothing: field.value === UNKNOWN ? UNKNOWN : rules.length === 0,
    denies: false,
    allows: (connection, ofSubject) =>
      allowedBy(rules, (rule) =>
        ruleAllows(cluster, rule, connection, namespace === UNKNOWN ? ofSubject : namespace),
      ),
    bounds: rules.flatMap(({ ports }) => boundsOf(ports)),
  };
}

function isolatesIn(direction: Direction, types: Field, rules: Field): Truth {
  const declared = types.items();
  if (declared.length > 0) {
    return anyOf(declared.map((type) => type.is(direction === "ingress" ? "Ingress" : "Egress")));
  }
  return direction === "ingress" ? true : hasElements(rules);
}

interface Rule {
  readonly field: Field;
  /** Peers, any of which will do; none means everyone. */
  readonly peers: readonly Field[];
  /** Ports, any of which will do; none means every port. */
  readonly ports: readonly PortRange[];
}

function readRule(field: Field, direction: Direction): Rule {
  return { field, peers: peersOf(field, direction).items(), ports: portsOf(field) };
}

/** The peers of a rule. */
export function peersOf(rule: Field, direction: Direction): Field {
  return rule.key(direction === "ingress" ? "from" : "to");
}

/** The ports of a rule, any of which will do; none means every port. */
export function portsOf(rule: Field): PortRange[] {
  return rule.key("ports").items().map(readPort);
}

/** One entry of `ports`. A range needs a number to start at; what the API server would refuse is unknown. */
function readPort(entry: Field): PortRange {
  const protocol = protocolOf(entry);
  const port = entry.key("port");
  const last = entry.key("endPort").number();
  if (port.isAbsent) return last === undefined ? rangeOf(protocol) : UNKNOWN;
  const first = port.number();
  if (typeof first === "number") {
    if (last === undefined) return rangeOf(protocol, first, first);
    return last === UNKNOWN || last < first ? UNKNOWN : rangeOf(protocol, first, last);
  }
  const name = port.string();
  return typeof name === "string" && last === undefined ? { protocol, name } : UNKNOWN;
}

/** The first rule that allows for certain, else the first that may. */
function allowedBy<R extends { readonly field: Field }>(
  rules: readonly R[],
  ask: (rule: R) => Truth,
): Allowed {
  let best: Allowed = { verdict: false };
  for (const rule of rules) {
    const verdict = ask(rule);
    if (verdict === true) return { verdict, rule: rule.field };
    if (verdict === UNKNOWN && best.verdict === false) best = { verdict, rule: rule.field };
  }
  return best;
}

function ruleAllows(
  cluster: Cluster,
  { peers, ports }: Rule,
  connection: Connection,
  namespace: string | Unknown,
): Truth {
  const hasAnyPort = ports.length === 0;
  const onPort = hasAnyPort ? true : hasPort(ports, connection.port, connection.destination);
  if (onPort === false || peers.length === 0) return onPort;
  return allOf([onPort, anyOf(peers.map((peer) => isPeer(cluster, peer, connection, namespace)))]);
}

/** A peer is a block of addresses, or pods by labels of their own, of their namespace or of both. */
function isPeer(
  cluster: Cluster,
  peer: Field,
  { peer: side }: Connection,
  namespace: string | Unknown,
): Truth {
  const [block, pods, namespaces] = [
    peer.key("ipBlock"),
    peer.key("podSelector"),
    peer.key("namespaceSelector"),
  ];
  const hasSelector = !pods.isAbsent || !namespaces.isAbsent;
  if (block.isAbsent !== hasSelector) return UNKNOWN;
  if (!block.isAbsent) return coversSide(block.key("cidr"), block.key("except").items(), side);
  if (side.kind !== "pod") return false;
  const own = side.group.namespace;
  const inNamespace = namespaces.isAbsent
    ? own === UNKNOWN || namespace === UNKNOWN
      ? UNKNOWN
      : own === namespace
    : selectsNamespace(cluster, namespaces, own);
  return allOf([inNamespace, pods.isAbsent ? true : selectorSelects(pods, side.group.labels)]);
}
