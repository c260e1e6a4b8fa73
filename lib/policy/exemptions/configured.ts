import { podsOf } from "../../kubernetes/pods/workload";
import { DeclaredResource } from "../../model/declared-resource";
import { globTest } from "../../model/glob";
import type { Issue } from "../../model/issue";
import { UNKNOWN } from "../../model/value";
import type { Policy } from "../define";
import { type Exemption, isNamed } from "./exemption";

/** An exemption as configurations write it; globs match the whole text. */
export interface ConfiguredExemption {
  /** Ids of policies, categories or threat rows. */
  readonly policies: readonly string[];
  readonly target?: ExemptionTarget;
  readonly reason?: string;
  readonly expires?: string;
  readonly ticket?: string;
}

/** Globs that all must match. */
interface ExemptionTarget {
  readonly urn?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** `Deployment` or `apps/Deployment`. */
  readonly kind?: string;
  /** The name of one container of the pods. */
  readonly container?: string;
}

/** The exemption that an entry of the configuration stands for, the first with number 1. */
export function fromConfiguration(entry: ConfiguredExemption, number: number): Exemption {
  const { policies: names, reason = "", expires = null, ticket = null, target = {} } = entry;
  const object = subjectOf(entry, number);
  return {
    names,
    reason,
    expires,
    ticket,
    source: "configuration",
    selects: (policy: Policy) => names.some((name) => isNamed(policy, name)),
    isAbout: targetTest(target),
    coversIssue:
      target.container === undefined ? () => true : (issue) => isOnContainer(issue, globOf(target.container)),
    field: object.root,
    key: `configuration ${number}`,
    isOurs: true,
  };
}

/** The exemption of all that is in a namespace, which settings may name without a reason for each policy. */
export function ofNamespace(namespace: string): Exemption {
  const entry = { policies: [], target: { namespace }, reason: "its namespace is exempt" };
  return {
    ...fromConfiguration(entry, 0),
    selects: () => true,
    key: `namespace ${namespace}`,
    isOurs: false,
  };
}

/** An entry as an object of its own, so that what is wrong with it reads as any other finding. */
function subjectOf(entry: ConfiguredExemption, number: number): DeclaredResource {
  const metadata = { name: `${number}: ${entry.policies.join(", ")}` };
  return new DeclaredResource(
    { urn: null, type: "", properties: { ...entry, target: { ...entry.target }, metadata } },
    "",
    "Exemption",
    false,
  );
}

function targetTest({ urn, name, namespace, kind }: ExemptionTarget): (object: DeclaredResource) => boolean {
  const [byUrn, byName, byNamespace, byKind] = [globOf(urn), globOf(name), globOf(namespace), globOf(kind)];
  return (object) =>
    (urn === undefined || byUrn(object.declaration.urn ?? "")) &&
    byName(object.nameOrAlias) &&
    (namespace === undefined || byNamespace(namespaceOf(object))) &&
    (byKind(object.kind) || byKind(object.type));
}

const globOf = (glob = "*") => globTest(glob);

/** The namespace that an object is in or, as a Namespace, is; one that is not known is no text that a glob names. */
function namespaceOf(object: DeclaredResource): string {
  if (object.type === "Namespace") return object.nameOrAlias;
  return object.namespace === UNKNOWN ? "" : object.namespace;
}

/** Whether an issue is on a container whose name passes the test, or on a place in it. */
export function isOnContainer({ field, part }: Issue, isMeant: (name: string) => boolean): boolean {
  const containers = podsOf(field.owner).flatMap((pod) => pod.containers);
  const meant = containers.filter(({ name }) => typeof name === "string" && isMeant(name));
  return meant.some(
    ({ title, field: place }) => part?.title === title || `${field.path}.`.startsWith(`${place.path}.`),
  );
}
