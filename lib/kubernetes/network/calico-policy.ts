import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { type CalicoSelector, parseCalicoSelector } from "./calico-selector";
import type { Direction } from "./endpoint";
import { type Labels, labelsOfNamespace, nameOfNamespace } from "./labels";
import { hasElements } from "./network-policy";
import { type LabelQuery, podGroupsOf, type SelectedGroup } from "./pod-groups";
import type { IsolatingPolicy, Section } from "./policy-types";

const TYPES = ["NetworkPolicy", "GlobalNetworkPolicy"].flatMap((kind) => [
  `projectcalico.org/${kind}`,
  `crd.projectcalico.org/${kind}`,
]);

/**
 * The network policies of Calico, as far as a simple reading is sound: which pods a policy selects, that it isolates
 * them in the default tier, and whether it allows nothing, that is has no rule or only ones that deny or log.
 *
 * Not read: what its other rules allow or deny, which may be any connection; orders; other tiers, whose policies may do
 * anything to the pods that they select; selectors of service accounts.
 *
 * Source: Calico documentation, NetworkPolicy, GlobalNetworkPolicy and Tier.
 */
export function calicoPolicies(cluster: Cluster): IsolatingPolicy[] {
  return cluster.of(...TYPES).map((policy) => readPolicy(cluster, policy));
}

function readPolicy(cluster: Cluster, policy: DeclaredResource): IsolatingPolicy {
  const reading = readSelectors(cluster, policy);
  return {
    object: policy,
    namespace: policy.kind === "NetworkPolicy" ? cluster.namespaceOf(policy) : undefined,
    selected: selectedBy(cluster, policy, reading),
    selectsAllOf: (namespace) => {
      const everyPod: Labels = { owner: undefined, declared: {}, open: "every key" };
      const selects = reading.selects(everyPod, namespace);
      return selects === UNKNOWN && !reading.isOpenIn(namespace) ? false : selects;
    },
    sections: { ingress: readSection(policy, "ingress"), egress: readSection(policy, "egress") },
  };
}

interface Reading {
  /** Whether more than labels of pods decides whom it selects in a namespace. */
  readonly isOpenIn: (namespace: string) => boolean;
  readonly selects: (labels: Labels, namespace: string | Unknown) => Truth;
}

function readSelectors(cluster: Cluster, policy: DeclaredResource): Reading {
  const pods = selectorAt(policy.at("spec.selector"));
  const namespaces = selectorAt(policy.at("spec.namespaceSelector"));
  const isRead = policy.at("spec.serviceAccountSelector").isAbsent && !policy.isPatch;
  const isIn = (namespace: string | Unknown) => isInNamespace(cluster, policy, namespaces, namespace);
  const isOpen = !isRead || pods === UNKNOWN || ADDED_LABEL.test(String(policy.at("spec.selector").value));
  return {
    isOpenIn: (namespace) =>
      isOpen || isIn(namespace) === UNKNOWN || nameOfNamespace(cluster, namespace) === UNKNOWN,
    selects: (labels, namespace) => {
      const name = namespace === UNKNOWN ? UNKNOWN : nameOfNamespace(cluster, namespace);
      const selects = pods === UNKNOWN ? UNKNOWN : pods((key) => podLabel(labels, name, key));
      return allOf([isIn(namespace), selects, isRead ? true : UNKNOWN]);
    },
  };
}

/** Labels that Calico adds to pods from their namespace and service account, which are not read. */
const ADDED_LABEL = /\b(pcns|pcsa)\.|\bprojectcalico\.org\/serviceaccount\b/;

/** The selector in a field: everything where it is absent, unknown where it cannot be read. */
function selectorAt(field: Field): CalicoSelector | Unknown {
  const text = field.string() ?? "";
  return text === UNKNOWN ? UNKNOWN : (parseCalicoSelector(text) ?? UNKNOWN);
}

function isInNamespace(
  cluster: Cluster,
  policy: DeclaredResource,
  selector: CalicoSelector | Unknown,
  namespace: string | Unknown,
): Truth {
  if (policy.kind === "NetworkPolicy") {
    const own = cluster.namespaceOf(policy);
    return own === UNKNOWN || namespace === UNKNOWN ? UNKNOWN : own === namespace;
  }
  if (selector === UNKNOWN) return UNKNOWN;
  const labels = labelsOfNamespace(cluster, namespace);
  const name = namespace === UNKNOWN ? UNKNOWN : nameOfNamespace(cluster, namespace);
  return selector((key) => (key === "projectcalico.org/name" ? name : labelIn(labels, key)));
}

/** A pod carries labels of its own, and others that Calico adds, of its namespace and service account. */
function podLabel(labels: Labels, namespace: string | Unknown, key: string): string | undefined | Unknown {
  if (key === "projectcalico.org/namespace") return namespace;
  if (key === "projectcalico.org/orchestrator") return "k8s";
  return ADDED_LABEL.test(key) ? UNKNOWN : labelIn(labels, key);
}

function labelIn({ declared, open }: Labels, key: string): string | undefined | Unknown {
  const value = Object.hasOwn(declared, key) ? (declared[key] ?? undefined) : undefined;
  if (value === undefined) return open === "every key" || open.has(key) ? UNKNOWN : undefined;
  return typeof value === "string" ? value : UNKNOWN;
}

function selectedBy(cluster: Cluster, policy: DeclaredResource, { selects }: Reading): SelectedGroup[] {
  const groups = podGroupsOf(cluster);
  const queryIn = (namespace: string | Unknown): LabelQuery => ({
    matches: (labels) => selects(labels, namespace),
    demands: [],
  });
  if (policy.kind === "GlobalNetworkPolicy") {
    return groups.selectedAnywhere((namespace) => ({ isPlace: true, query: queryIn(namespace) }));
  }
  const own = cluster.namespaceOf(policy);
  return groups.selected(own, queryIn(own));
}

/** A policy without types is about ingress, unless it has egress rules only. */
function readSection(policy: DeclaredResource, direction: Direction): Section {
  const field = policy.at(`spec.${direction}`);
  const tier = policy.at("spec.tier");
  const isDefaultTier = tier.isAbsent || tier.value === "" ? true : tier.is("default");
  const isOrdinary = not(anyOf(["preDNAT", "doNotTrack"].map((name) => policy.spec.key(name).is(true))));
  const applies = allOf([appliesTo(policy, direction), policy.isPatch ? UNKNOWN : isOrdinary]);
  const rules = field.items();
  const allowsNothing = allOf(rules.map((rule) => rule.key("action").isOneOf(["Deny", "Log"])));
  const mayAllow = applies !== false && (allowsNothing !== true || isDefaultTier !== true);
  const onlyAllows = allOf(rules.map((rule) => rule.key("action").isOneOf(["Allow", "Log", "Pass"])));
  const mayDeny = onlyAllows !== true || isDefaultTier !== true;
  return {
    field,
    isolates: isDefaultTier === true || applies === false ? applies : UNKNOWN,
    allowsNothing: isDefaultTier === true ? allowsNothing : UNKNOWN,
    denies: mayDeny && applies !== false ? UNKNOWN : false,
    allows: () => (mayAllow ? { verdict: UNKNOWN, rule: field } : { verdict: false }),
    bounds: [],
  };
}

function appliesTo(policy: DeclaredResource, direction: Direction): Truth {
  const types = policy.at("spec.types").items();
  if (types.length > 0) {
    return anyOf(types.map((type) => type.is(direction === "ingress" ? "Ingress" : "Egress")));
  }
  const hasEgress = hasElements(policy.at("spec.egress"));
  if (direction === "egress") return hasEgress;
  return anyOf([hasElements(policy.at("spec.ingress")), not(hasEgress)]);
}
