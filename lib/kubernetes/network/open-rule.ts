import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";
import { DIRECTIONS, type Direction } from "./endpoint";
import { allowsEveryAddress } from "./ip-block";
import { NAMESPACE_NAME_LABEL } from "./labels";
import { isEmptySelector, peersOf, portsOf } from "./network-policy";
import { hasEveryPort } from "./port";

/** A place in a NetworkPolicy that may allow all there is of something. */
interface OpenRule {
  readonly field: Field;
  readonly allows: "everything" | "every address" | "every namespace";
  readonly isOpen: Truth;
  /** The blocks that have every address between them. */
  readonly blocks: readonly string[];
}

const SANDBOX_TEMPLATE = "extensions.agents.x-k8s.io/SandboxTemplate";

/** Kinds that hold rules of NetworkPolicies. */
export const RULE_KINDS = ["networking.k8s.io/NetworkPolicy", SANDBOX_TEMPLATE];

/**
 * What the rules of a NetworkPolicy, or of the one in a SandboxTemplate, allow in full: everything, for want of peers and
 * of ports that leave any out; every address; every pod of every namespace.
 */
export function openRulesOf(policy: DeclaredResource): OpenRule[] {
  const spec = policy.at(policy.type === SANDBOX_TEMPLATE ? "spec.networkPolicy" : "spec");
  return DIRECTIONS.flatMap((direction) => {
    const rules = spec.key(direction).items();
    return [
      ...rules.map((rule) => withoutPeers(rule, direction)),
      ...rules.flatMap((rule) => namespacesIn(rule, direction)),
      ...addressesIn(rules, direction),
    ];
  });
}

function withoutPeers(rule: Field, direction: Direction): OpenRule {
  const peers = peersOf(rule, direction).items();
  const hasPeers = anyOf(peers.map((peer) => (peer.value === UNKNOWN ? UNKNOWN : true)));
  const isOpen = rule.value === UNKNOWN ? UNKNOWN : allOf([not(hasPeers), hasEveryPort(portsOf(rule))]);
  return { field: rule, allows: "everything", isOpen, blocks: [] };
}

/** Peers on all ports that stand for every pod of every namespace. */
function namespacesIn(rule: Field, direction: Direction): OpenRule[] {
  return peersOf(rule, direction)
    .items()
    .map((peer) => {
      const [namespaces, pods] = [peer.key("namespaceSelector"), peer.key("podSelector")];
      const isEveryPod = pods.isAbsent ? true : isEmptySelector(pods);
      const isOpen = allOf([
        namespaces.isSet,
        selectsEveryNamespace(namespaces),
        isEveryPod,
        hasEveryPort(portsOf(rule)),
      ]);
      return { field: namespaces, allows: "every namespace", isOpen, blocks: [] };
    });
}

/** An empty selector does, and one that asks for the name that each namespace bears as a label. */
function selectsEveryNamespace(selector: Field): Truth {
  const expressions = selector.key("matchExpressions").items();
  const asksForName = expressions.map((each) =>
    allOf([each.key("key").is(NAMESPACE_NAME_LABEL), each.key("operator").is("Exists")]),
  );
  const hasLabels = selector.key("matchLabels").entries().length > 0;
  const isOnlyName = expressions.length > 0 && !hasLabels ? allOf(asksForName) : false;
  return anyOf([isEmptySelector(selector), isOnlyName]);
}

/** Blocks of the rules on the same ports, which add up: one that has every address by itself, or all of them. */
function addressesIn(rules: readonly Field[], direction: Direction): OpenRule[] {
  const byPorts = new Map<string | Field, Field[]>();
  for (const rule of rules) addTo(byPorts, portsKey(rule), rule);
  return [...byPorts.values()].flatMap((same): OpenRule[] => {
    const blocks = same
      .flatMap((rule) => peersOf(rule, direction).items())
      .map((peer) => peer.key("ipBlock"))
      .filter((block) => !block.isAbsent);
    const alone = blocks.map((block): OpenRule => {
      const cidr = block.key("cidr");
      return {
        field: cidr,
        allows: "every address",
        isOpen: allowsEveryAddress([block]),
        blocks: [cidr.shown],
      };
    });
    const [rule] = same;
    if (rule === undefined || blocks.length < 2 || alone.some(({ isOpen }) => isOpen !== false)) return alone;
    const shown = blocks.map((block) => block.key("cidr").shown);
    const isOpen = allowsEveryAddress(blocks);
    return [{ field: peersOf(rule, direction), allows: "every address", isOpen, blocks: shown }];
  });
}

/** What rules on the same ports have in common; a rule of whose ports not all is known stands for itself. */
function portsKey(rule: Field): string | Field {
  const ports = rule.key("ports");
  const parts = ports.items().map((port) => {
    return [port.key("protocol").string() ?? "TCP", port.key("port").value, port.key("endPort").value];
  });
  if (parts.flat().includes(UNKNOWN)) return rule;
  return JSON.stringify(parts.map((part) => JSON.stringify(part)).sort());
}
