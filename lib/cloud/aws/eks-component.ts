import { coversInternet } from "../../kubernetes/network/internet";
import { EKS, EKS_COMPONENT, EKS_COMPONENT_MANAGED_NODES, EKS_NATIVE } from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, not, type Truth } from "../../model/value";
import { hasDescendant } from "../shared/links";
import { TEMPLATES } from "./node-template";

/**
 * Where clusters of pulumi-eks say which networks may reach their API server, and whether the internet may. What is left
 * out says nothing, as some versions of the SDK do not show the inputs of components.
 *
 * Source: the schema of @pulumi/eks.
 */
export function componentEndpoints(cloud: Resources): { readonly place: Field; readonly isOpen: Truth }[] {
  return closedComponents(EKS_COMPONENT, [EKS, EKS_NATIVE], cloud).map((component) => {
    const access = component.at("endpointPublicAccess");
    const place = component.at("publicAccessCidrs");
    const allowed = place.items();
    const isForAll = anyOf([allOf([access.is(true), allowed.length === 0]), ...allowed.map(coversInternet)]);
    return { place, isOpen: allOf([not(access.is(false)), isForAll]) };
  });
}

/** The option of node groups of pulumi-eks whose template asks for a token and lets it travel two hops, into pods. */
export function componentTokenOptions(cloud: Resources): Field[] {
  return closedComponents(EKS_COMPONENT_MANAGED_NODES, TEMPLATES, cloud).map((nodes) =>
    nodes.at("enableIMDSv2"),
  );
}

/** Components whose own resources are not in the program: where they are, they are judged themselves. */
function closedComponents(type: string, parts: readonly string[], cloud: Resources): DeclaredResource[] {
  return cloud.of(type).filter((component) => !hasDescendant(component, parts, cloud));
}
