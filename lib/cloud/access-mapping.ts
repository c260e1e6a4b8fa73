import { EKS_ACCESS_ENTRY, EKS_COMPONENT, EKS_NATIVE_ACCESS_ENTRY } from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import type { Resources } from "../model/resources";
import type { Truth } from "../model/value";
import { awsAuthIn } from "./aws/aws-auth";

/** An identity of AWS as a user of a cluster, with the groups that it is in. */
export interface AccessMapping {
  /** Whether EKS reads it. */
  readonly verdict: Truth;
  readonly principal: Field;
  readonly username: Field;
  readonly groups: readonly Field[];
  /** The type of an access entry: those of nodes put their identity in the groups of nodes. */
  readonly type?: Field;
}

type Reader = (resource: DeclaredResource) => readonly AccessMapping[];

const READERS: Readonly<Record<string, Reader>> = {
  [EKS_ACCESS_ENTRY]: (entry) => [ofEntry(entry.root, "userName")],
  [EKS_NATIVE_ACCESS_ENTRY]: (entry) => [ofEntry(entry.root, "username")],
  [EKS_COMPONENT]: (component) => [
    ...component
      .at("accessEntries")
      .entries()
      .map(([, entry]) => ofEntry(entry, "username")),
    ...ofComponent(component.at("roleMappings"), "roleArn"),
    ...ofComponent(component.at("userMappings"), "userArn"),
  ],
  ConfigMap: (configMap) => {
    const auth = awsAuthIn(configMap);
    return (auth?.mappings ?? []).map(({ entry, principal }) => ({
      verdict: auth?.verdict ?? false,
      principal,
      username: entry.key("username"),
      groups: entry.key("groups").items(),
    }));
  },
};

/** The identities of AWS that the resources of a cluster, or of its cloud, map to users and groups. */
export function mappingsIn(place: Resources): readonly AccessMapping[] {
  return place.remember("access-mappings", () =>
    Object.entries(READERS).flatMap(([type, read]) => place.of(type).flatMap(read)),
  );
}

function ofEntry(entry: Field, username: string): AccessMapping {
  return {
    verdict: true,
    principal: entry.key("principalArn"),
    username: entry.key(username),
    groups: entry.key("kubernetesGroups").items(),
    type: entry.key("type"),
  };
}

function ofComponent(mappings: Field, principal: string): AccessMapping[] {
  return mappings.items().map((mapping) => ({
    verdict: true,
    principal: mapping.key(principal),
    username: mapping.key("username"),
    groups: mapping.key("groups").items(),
  }));
}
