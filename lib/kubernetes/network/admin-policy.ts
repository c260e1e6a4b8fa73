import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { type Connection, coversSide, type Direction, type Side, selectsNamespace } from "./endpoint";
import { selectorSelects } from "./labels";
import { isEmptySelector } from "./network-policy";
import { EVERYTHING, podGroupsOf, type SelectedGroup, selectorQuery } from "./pod-groups";
import type { Action, AdminPolicy, AdminRule } from "./policy-types";
import { boundsOf, hasPort, type PortRange, rangeOf } from "./port";

const GROUP = "policy.networking.k8s.io";

/** Behind every priority that may be written. */
const LAST_PRIORITY = 1001;

/**
 * The policies of cluster administrators: AdminNetworkPolicy, BaselineAdminNetworkPolicy, and their successor
 * ClusterNetworkPolicy with its two tiers.
 *
 * Not read: peers by domain name or by node, which may match any connection.
 *
 * Source: kubernetes-sigs/network-policy-api, apis v1alpha1 and v1alpha2.
 */
export function adminPolicies(cluster: Cluster): AdminPolicy[] {
  const of = (kind: string) => cluster.of(`${GROUP}/${kind}`);
  return [
    ...of("AdminNetworkPolicy").map((policy) => readPolicy(cluster, policy, "admin", true)),
    ...of("BaselineAdminNetworkPolicy").map((policy) => readPolicy(cluster, policy, "baseline", true)),
    ...of("ClusterNetworkPolicy").flatMap((policy) => readTiers(cluster, policy)),
  ];
}

/** A policy whose tier is not known may stand in either. */
function readTiers(cluster: Cluster, policy: DeclaredResource): AdminPolicy[] {
  const tier = policy.at("spec.tier");
  const isOpen = tier.isAbsent && policy.isPatch;
  const inAdmin = isOpen ? UNKNOWN : tier.is("Admin");
  const inBaseline = isOpen ? UNKNOWN : tier.is("Baseline");
  return [
    ...(inAdmin === false ? [] : [readPolicy(cluster, policy, "admin", inAdmin)]),
    ...(inBaseline === false ? [] : [readPolicy(cluster, policy, "baseline", inBaseline)]),
  ];
}

function readPolicy(
  cluster: Cluster,
  policy: DeclaredResource,
  tier: "admin" | "baseline",
  isThere: true | Unknown,
): AdminPolicy {
  const subject = policy.at("spec.subject");
  const isSure = policy.isPatch ? UNKNOWN : isThere;
  const selected = selectedBy(cluster, subject).map(({ group, verdict }): SelectedGroup => {
    return { group, verdict: isSure === true ? verdict : UNKNOWN };
  });
  return {
    object: policy,
    tier,
    priority: policy.kind === "BaselineAdminNetworkPolicy" ? LAST_PRIORITY : priorityOf(policy),
    selected,
    selectsAllOf: (namespace) => allOf([isSure, hasAllOf(cluster, subject, namespace)]),
    rules: { ingress: rulesOf(cluster, policy, "ingress"), egress: rulesOf(cluster, policy, "egress") },
  };
}

function priorityOf(policy: DeclaredResource): number | Unknown {
  return policy.at("spec.priority").number() ?? UNKNOWN;
}

function selectedBy(cluster: Cluster, subject: Field): SelectedGroup[] {
  const [namespaces, pods] = [subject.key("namespaces"), subject.key("pods")];
  const selector = pods.key("podSelector");
  const query = selector.isAbsent ? EVERYTHING : selectorQuery(selector);
  return podGroupsOf(cluster).selectedAnywhere((namespace) => {
    if (namespaces.isAbsent === pods.isAbsent) return { isPlace: UNKNOWN, query: EVERYTHING };
    if (namespaces.isAbsent) return { isPlace: isInNamespaces(cluster, pods, namespace), query };
    return { isPlace: selectsNamespace(cluster, namespaces, namespace), query: EVERYTHING };
  });
}

function hasAllOf(cluster: Cluster, subject: Field, namespace: string): Truth {
  const [namespaces, pods] = [subject.key("namespaces"), subject.key("pods")];
  if (namespaces.isAbsent === pods.isAbsent) return UNKNOWN;
  if (!namespaces.isAbsent) return selectsNamespace(cluster, namespaces, namespace);
  return allOf([isInNamespaces(cluster, pods, namespace), isEmptySelector(pods.key("podSelector"))]);
}

function isInNamespaces(cluster: Cluster, pods: Field, namespace: string | Unknown): Truth {
  const selector = pods.key("namespaceSelector");
  return selector.isAbsent ? true : selectsNamespace(cluster, selector, namespace);
}

function rulesOf(cluster: Cluster, policy: DeclaredResource, direction: Direction): AdminRule[] {
  return policy
    .at(`spec.${direction}`)
    .items()
    .map((field) => {
      const peers = field.key(direction === "ingress" ? "from" : "to").items();
      const ports = portsOf(field);
      return {
        field,
        actions: actionsOf(field.key("action")),
        matches: (connection) => matches(cluster, peers, ports, connection),
        bounds: ports === "every port" ? [] : boundsOf(ports),
      };
    });
}

const ACTIONS: Readonly<Record<string, Action>> = {
  Allow: "allow",
  Accept: "allow",
  Deny: "deny",
  Pass: "pass",
};

function actionsOf(field: Field): Action[] {
  const text = field.string();
  const known = typeof text === "string" ? lookup(ACTIONS, text) : undefined;
  return known === undefined ? ["allow", "deny", "pass"] : [known];
}

/** A rule must name a peer: what it means without, or with a peer of a kind that is new to us, is not known. */
function matches(
  cluster: Cluster,
  peers: readonly Field[],
  ports: readonly PortRange[] | "every port",
  { peer, port, destination }: Connection,
): Truth {
  const onPort = ports === "every port" ? true : hasPort(ports, port, destination);
  if (onPort === false) return false;
  const isPeer = peers.length === 0 ? UNKNOWN : anyOf(peers.map((field) => meansPeer(cluster, field, peer)));
  return allOf([onPort, isPeer]);
}

function meansPeer(cluster: Cluster, field: Field, side: Side): Truth {
  const [namespaces, pods, networks] = [field.key("namespaces"), field.key("pods"), field.key("networks")];
  if ([namespaces, pods, networks].filter(({ isAbsent }) => !isAbsent).length !== 1) return UNKNOWN;
  if (!networks.isAbsent) return anyOf(networks.items().map((cidr) => coversSide(cidr, [], side)));
  if (side.kind !== "pod") return false;
  const { namespace, labels } = side.group;
  if (!namespaces.isAbsent) return selectsNamespace(cluster, namespaces, namespace);
  const selector = pods.key("podSelector");
  return allOf([
    isInNamespaces(cluster, pods, namespace),
    selector.isAbsent ? true : selectorSelects(selector, labels),
  ]);
}

/** `ports` of the first versions, `protocols` of the later ones; without either, every port. */
function portsOf(rule: Field): PortRange[] | "every port" {
  const [ports, protocols] = [rule.key("ports"), rule.key("protocols")];
  if (ports.isAbsent && protocols.isAbsent) return "every port";
  const ranges = ports.isAbsent ? protocols.items().map(readProtocol) : ports.items().map(readPort);
  return ranges.length === 0 ? [UNKNOWN] : ranges;
}

function readPort(entry: Field): PortRange {
  const [number, range, named] = [
    entry.key("portNumber"),
    entry.key("portRange"),
    entry.key("namedPort").string(),
  ];
  if (typeof named === "string") return { protocol: "any", name: named };
  if (!number.isAbsent) return numbers(protocolIn(number), number.key("port"), number.key("port"));
  if (!range.isAbsent) return numbers(protocolIn(range), range.key("start"), range.key("end"));
  return UNKNOWN;
}

function readProtocol(entry: Field): PortRange {
  const named = entry.key("destinationNamedPort").string();
  if (typeof named === "string") return { protocol: "any", name: named };
  const protocol = ["tcp", "udp", "sctp"].find((name) => !entry.key(name).isAbsent);
  if (protocol === undefined || entry.value === UNKNOWN) return UNKNOWN;
  const port = entry.key(protocol).key("destinationPort");
  if (port.isAbsent) return rangeOf(protocol.toUpperCase());
  const [number, range] = [port.key("number"), port.key("range")];
  if (!number.isAbsent) return numbers(protocol.toUpperCase(), number, number);
  return numbers(protocol.toUpperCase(), range.key("start"), range.key("end"));
}

function protocolIn(entry: Field): string | Unknown {
  return entry.key("protocol").string() ?? "TCP";
}

function numbers(protocol: string | Unknown, from: Field, to: Field): PortRange {
  const [first, last] = [from.number(), to.number()];
  return typeof first === "number" && typeof last === "number" ? rangeOf(protocol, first, last) : UNKNOWN;
}
