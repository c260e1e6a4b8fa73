import type { DeclaredResource } from "../../model/declared-resource";
import { Field } from "../../model/field";
import {
  allOf,
  anyOf,
  isList,
  isMap,
  not,
  type Truth,
  UNKNOWN,
  type Unknown,
  type Value,
} from "../../model/value";
import type { Cluster } from "../cluster";
import type { Direction } from "./endpoint";
import { type Labels, nameOfNamespace, selectorSelects } from "./labels";
import { hasElements, isEmptySelector } from "./network-policy";
import { type LabelQuery, podGroupsOf, type SelectedGroup, selectorQuery } from "./pod-groups";
import type { IsolatingPolicy, Section } from "./policy-types";

/** The label by which Cilium knows the namespace of a pod. */
const NAMESPACE_LABEL = "io.kubernetes.pod.namespace";

/**
 * The network policies of Cilium, as far as a simple reading is sound: which pods a policy selects, whether it isolates
 * them, and whether it allows nothing, that is has no rule or empty ones only.
 *
 * Not read: what its other rules allow or deny, which may be any connection; labels of other sources than Kubernetes.
 *
 * Source: Cilium documentation, "Policy Enforcement Modes", "Deny Policies", and the reference of `Rule`.
 */
export function ciliumPolicies(cluster: Cluster): IsolatingPolicy[] {
  const namespaced = cluster.of("cilium.io/CiliumNetworkPolicy");
  const clusterwide = cluster.of("cilium.io/CiliumClusterwideNetworkPolicy");
  return [...namespaced, ...clusterwide].flatMap((policy) =>
    specsOf(policy).flatMap((spec) => readSpec(cluster, policy, spec)),
  );
}

function specsOf(policy: DeclaredResource): Field[] {
  return [policy.spec, ...policy.at("specs").items()].filter(({ isAbsent }) => !isAbsent);
}

/** One that selects nodes says nothing of pods. */
function readSpec(cluster: Cluster, policy: DeclaredResource, spec: Field): IsolatingPolicy[] {
  const declared = spec.key("endpointSelector");
  if (declared.isAbsent && !policy.isPatch) return [];
  const selector = declared.isAbsent ? new Field(UNKNOWN, policy) : withPlainKeys(declared);
  return [
    {
      object: policy,
      namespace: policy.kind === "CiliumNetworkPolicy" ? cluster.namespaceOf(policy) : undefined,
      selected: selectedBy(cluster, policy, selector),
      selectsAllOf: (namespace) => allOf([isIn(cluster, policy, namespace), isEmptySelector(selector)]),
      sections: { ingress: readSection(spec, "ingress"), egress: readSection(spec, "egress") },
    },
  ];
}

function isIn(cluster: Cluster, policy: DeclaredResource, namespace: string | Unknown): Truth {
  if (policy.kind === "CiliumClusterwideNetworkPolicy") return true;
  const own = cluster.namespaceOf(policy);
  return own === UNKNOWN || namespace === UNKNOWN ? UNKNOWN : own === namespace;
}

function selectedBy(cluster: Cluster, policy: DeclaredResource, selector: Field): SelectedGroup[] {
  const groups = podGroupsOf(cluster);
  const demands = selectorQuery(selector).demands.filter(({ key }) => key !== NAMESPACE_LABEL);
  const queryIn = (namespace: string | Unknown): LabelQuery => {
    const name = namespace === UNKNOWN ? UNKNOWN : nameOfNamespace(cluster, namespace);
    const known = (labels: Labels) => ({ ...labels.declared, [NAMESPACE_LABEL]: name as Value });
    return {
      matches: (labels) => selectorSelects(selector, { ...labels, declared: known(labels) }),
      demands,
    };
  };
  if (policy.kind === "CiliumClusterwideNetworkPolicy") {
    return groups.selectedAnywhere((namespace) => ({ isPlace: true, query: queryIn(namespace) }));
  }
  const own = cluster.namespaceOf(policy);
  return groups.selected(own, queryIn(own));
}

/** Labels may name their source, as in `k8s:app`; one of another source than Kubernetes leaves all open. */
function withPlainKeys(selector: Field): Field {
  const { value } = selector;
  if (!isMap(value)) return selector;
  const labels = selector.key("matchLabels").entries();
  const plain = labels.map(([key, field]) => [plainKey(key), field.value]);
  const expressions = selector.key("matchExpressions");
  const renamed = expressions.items().map((entry) => ({
    ...(isMap(entry.value) ? entry.value : {}),
    key: plainKey(entry.key("key").string()),
  }));
  if (plain.some(([key]) => key === UNKNOWN)) return new Field(UNKNOWN, selector.owner);
  const matchExpressions: Value = expressions.value === UNKNOWN ? UNKNOWN : (renamed as Value[]);
  return new Field({ matchLabels: Object.fromEntries(plain), matchExpressions }, selector.owner);
}

function plainKey(key: string | Unknown | undefined): string | Unknown {
  if (typeof key !== "string") return UNKNOWN;
  const plain = key.replace(/^(k8s|any):/, "");
  return plain.includes(":") || plain.startsWith("io.cilium.") ? UNKNOWN : plain;
}

function readSection(spec: Field, direction: Direction): Section {
  const field = spec.key(direction);
  const denied = spec.key(`${direction}Deny`);
  const asked = spec.at(`enableDefaultDeny.${direction}`);
  const allowsNothing = allOf(field.items().map(isEmptyRule));
  const mayAllow = allowsNothing === true ? false : UNKNOWN;
  return {
    field,
    isolates: asked.isAbsent ? anyOf([hasElements(field), hasElements(denied)]) : asked.is(true),
    allowsNothing,
    denies: hasElements(denied) === false ? false : UNKNOWN,
    allows: () => (mayAllow === false ? { verdict: false } : { verdict: mayAllow, rule: field }),
    bounds: [],
  };
}

/** An empty rule switches isolation on and allows nothing; one with an empty list of peers is not read. */
function isEmptyRule(rule: Field): Truth {
  const parts = rule.entries().map(([, value]) => value);
  return not(anyOf(parts.map((part) => (isEmptyList(part) ? UNKNOWN : part.isSet))));
}

function isEmptyList({ value }: Field): boolean {
  return isList(value) && value.length === 0;
}
