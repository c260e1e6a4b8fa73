import { decodeBase64 } from "../../credentials/credentials";
import {
  AWS_LAUNCH_CONFIGURATION,
  AWS_LAUNCH_TEMPLATE,
  AWS_NATIVE_LAUNCH_TEMPLATE,
  AWS_SCALING_GROUP,
  EKS,
  EKS_NATIVE,
  EKS_NATIVE_NODES,
  EKS_NODES,
} from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import type { Resources } from "../../model/resources";
import { typesInUrn } from "../../model/urn";
import { anyOf, type Truth, UNKNOWN } from "../../model/value";
import { type Named, namedBy } from "../shared/links";

export const TEMPLATES = [AWS_LAUNCH_TEMPLATE, AWS_NATIVE_LAUNCH_TEMPLATE, AWS_LAUNCH_CONFIGURATION];

/** Node groups that EKS manages. */
export const MANAGED_NODES = [EKS_NODES, EKS_NATIVE_NODES];

/** A launch template or launch configuration that nodes of EKS may start from. */
export interface NodeTemplate {
  /** Its inputs: those of AWS Cloud Control lie one level down. */
  readonly data: Field;
  /** Whether nodes of EKS do start from it. */
  readonly isUsed: Truth;
  /** The groups, managed or scaling, that start from it, for certain or perhaps. */
  readonly groups: readonly DeclaredResource[];
}

/**
 * The launch templates and configurations of a program that nodes of EKS start from: those that a managed node group
 * names, those of a scaling group with the tag of a cluster, those that the components of pulumi-eks make, and those
 * whose user data joins a cluster.
 */
export function nodeTemplatesIn(cloud: Resources): readonly NodeTemplate[] {
  return cloud.remember("node-templates", () => {
    const users = usersOf(cloud);
    return cloud.of(...TEMPLATES).flatMap((template): NodeTemplate[] => {
      const ofGroups = users.get(template) ?? [];
      const data =
        template.type === AWS_NATIVE_LAUNCH_TEMPLATE ? template.at("launchTemplateData") : template.root;
      const isUsed = anyOf([
        ...ofGroups.map((use) => use.isCertain),
        isPartOfComponent(template),
        joinsCluster(data, cloud),
      ]);
      return isUsed === false ? [] : [{ data, isUsed, groups: ofGroups.map((use) => use.identity) }];
    });
  });
}

/** The templates that a group starts from, for certain or perhaps. */
export function templatesOf(group: DeclaredResource, cloud: Resources): readonly NodeTemplate[] {
  const byGroup = cloud.remember("node-templates-by-group", () => {
    const templates = new Map<DeclaredResource, NodeTemplate[]>();
    for (const template of nodeTemplatesIn(cloud)) {
      for (const user of template.groups) addTo(templates, user, template);
    }
    return templates;
  });
  return byGroup.get(group) ?? [];
}

/** Scaling groups of nodes that EKS does not manage: they bear the tag that lets a node join its cluster. */
export function nodeScalingGroupsIn(cloud: Resources): readonly Named[] {
  return cloud.of(AWS_SCALING_GROUP).map((identity) => ({
    identity,
    isCertain: anyOf(
      identity
        .at("tags")
        .items()
        .map((tag) => startsWith(tag.key("key"), "kubernetes.io/cluster/")),
    ),
  }));
}

/** The user data of a template as text, whichever of its inputs holds it: templates take it as base64. */
export function userDataOf(data: Field): Field {
  const encoded = data.key("userDataBase64");
  const field = encoded.isAbsent ? data.key("userData") : encoded;
  const text = field.string();
  return typeof text === "string" ? field.withValue(decodeBase64(text) ?? text) : field;
}

/** Whether the components of pulumi-eks made a resource: its URN names the types of its parents. */
export function isPartOfComponent({ declaration }: DeclaredResource): boolean {
  return typesInUrn(declaration.urn).some((type) => type.startsWith("eks:index:"));
}

/** The groups that name each template; where a group names one of several, each perhaps. */
function usersOf(cloud: Resources): ReadonlyMap<DeclaredResource, readonly Named[]> {
  const users = new Map<DeclaredResource, Named[]>();
  const add = (group: DeclaredResource, isNode: Truth, path: string) => {
    if (isNode === false) return;
    for (const { identity, isCertain } of templatesNamedBy(group.at(path), cloud)) {
      addTo(users, identity, { identity: group, isCertain: isNode === true ? isCertain : UNKNOWN });
    }
  };
  for (const group of cloud.of(...MANAGED_NODES)) add(group, true, "launchTemplate");
  for (const { identity, isCertain } of nodeScalingGroupsIn(cloud)) {
    add(identity, isCertain, "launchTemplate");
    add(identity, isCertain, "launchConfiguration");
    add(identity, isCertain, "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification");
  }
  return users;
}

/** The templates that a reference names: templates by a field of it, a launch configuration by all of it. */
function templatesNamedBy(reference: Field, cloud: Resources): readonly Named[] {
  const isMapped = typeof reference.value !== "string";
  const written = isMapped ? ["name", "launchTemplateName"].map((key) => reference.key(key)) : [reference];
  return namedBy(reference, written, cloud, TEMPLATES, (template) =>
    template.at(template.type === AWS_NATIVE_LAUNCH_TEMPLATE ? "launchTemplateName" : "name"),
  );
}

/** Words of the scripts and settings that make an instance a node of EKS. */
const JOINS = /\/etc\/eks\/bootstrap\.sh|node\.eks\.aws\/|settings\.kubernetes\b|\bnodeadm\b/;

/** User data that is not known says nothing where the program declares nothing of EKS. */
function joinsCluster(data: Field, cloud: Resources): Truth {
  const text = userDataOf(data).string();
  if (typeof text === "string") return JOINS.test(text);
  const declaresEks = [EKS, EKS_NATIVE, ...MANAGED_NODES].some((type) => cloud.of(type).length > 0);
  return text === UNKNOWN && declaresEks ? UNKNOWN : false;
}

function startsWith(field: Field, prefix: string): Truth {
  const text = field.string();
  return text === UNKNOWN ? UNKNOWN : text?.startsWith(prefix) === true;
}
