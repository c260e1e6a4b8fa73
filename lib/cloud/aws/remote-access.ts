import { EKS_NATIVE_NODES, EKS_NODES } from "../../model/cloud-types";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, not, type Truth } from "../../model/value";

/** Where each type says which security groups may reach its nodes. */
const SOURCES: Readonly<Record<string, string>> = {
  [EKS_NODES]: "sourceSecurityGroupIds",
  [EKS_NATIVE_NODES]: "sourceSecurityGroups",
};

/**
 * Where node groups of EKS say which security groups may reach their nodes by SSH, and whether the internet may: with a
 * key and without groups, EKS opens port 22.
 *
 * Source: `remoteAccess` in the EKS API reference.
 */
export function remoteAccessSources(cloud: Resources): { readonly sources: Field; readonly isOpen: Truth }[] {
  return cloud.of(...Object.keys(SOURCES)).map((nodes) => {
    const access = nodes.at("remoteAccess");
    const sources = access.key(lookup(SOURCES, nodes.type) ?? "");
    const hasSource = anyOf(sources.items().map((source) => source.isSet));
    return { sources, isOpen: allOf([access.key("ec2SshKey").isSet, not(hasSource)]) };
  });
}
