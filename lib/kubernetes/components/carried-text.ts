import { decodeBase64 } from "../../credentials/formats";
import {
  AWS_INSTANCE,
  AWS_LAUNCH_CONFIGURATION,
  AWS_LAUNCH_TEMPLATE,
  AWS_NATIVE_LAUNCH_TEMPLATE,
  EKS_COMPONENT_MANAGED_NODES,
  EKS_COMPONENT_NODES,
  EKS_COMPONENT_NODES_V2,
  GCP_INSTANCE_TEMPLATE,
  GKE_NODES,
  KARPENTER_NODE_CLASS,
} from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { UNKNOWN, type Unknown } from "../../model/value";

/** A text that an object hands to components or to machines: a configuration, a file, user data. */
export interface CarriedText {
  readonly field: Field;
  /** Its text: unknown where it is not known and may well configure a component. */
  readonly text: string | Unknown;
  /** Whether it is for a node, which runs a kubelet and no control plane. */
  readonly isForNode: boolean;
}

type Reader = (object: DeclaredResource) => CarriedText[];

const CONFIG_MAP = "ConfigMap";
const SECRET = "Secret";

/** Inputs of cloud resources that a machine runs when it starts; some are in base64, and decoded where they are. */
const USER_DATA: Readonly<Record<string, readonly string[]>> = {
  [AWS_LAUNCH_TEMPLATE]: ["userData"],
  [AWS_LAUNCH_CONFIGURATION]: ["userData", "userDataBase64"],
  [AWS_INSTANCE]: ["userData", "userDataBase64"],
  [AWS_NATIVE_LAUNCH_TEMPLATE]: ["launchTemplateData.userData"],
  [EKS_COMPONENT_MANAGED_NODES]: ["userData"],
  [EKS_COMPONENT_NODES]: ["nodeUserData", "nodeUserDataOverride"],
  [EKS_COMPONENT_NODES_V2]: ["nodeUserData", "nodeUserDataOverride"],
  [GCP_INSTANCE_TEMPLATE]: ["metadataStartupScript", "metadata.user-data"],
  [KARPENTER_NODE_CLASS]: ["spec.userData"],
  [GKE_NODES]: ["nodeConfig.metadata.user-data", "nodeConfig.metadata.startup-script"],
};

/** Resources whose user data is mostly that of nodes, so that it counts where it is not known. */
const OF_NODES = [
  AWS_LAUNCH_TEMPLATE,
  AWS_LAUNCH_CONFIGURATION,
  EKS_COMPONENT_MANAGED_NODES,
  EKS_COMPONENT_NODES,
  EKS_COMPONENT_NODES_V2,
  KARPENTER_NODE_CLASS,
  GKE_NODES,
];

/** Commands that a program runs on machines, by SSH or on its own. */
const COMMANDS = ["command:remote:Command", "command:local:Command"];

const READERS: Readonly<Record<string, Reader>> = {
  [CONFIG_MAP]: (object) => [
    ...valuesOf(object, "data", (text) => text),
    ...valuesOf(object, "binaryData", decodeBase64),
  ],
  [SECRET]: (object) => [
    ...valuesOf(object, "stringData", (text) => text),
    ...valuesOf(object, "data", decodeBase64),
  ],
  ...Object.fromEntries(
    Object.entries(USER_DATA).map(([type, paths]): [string, Reader] => [
      type,
      (object) => paths.flatMap((path) => userDataAt(object.at(path))),
    ]),
  ),
  ...Object.fromEntries(COMMANDS.map((type): [string, Reader] => [type, scriptsOf])),
};

/** The kinds of objects, and the types of cloud resources, that carry texts. */
export const TEXT_CARRIERS = Object.keys(READERS);
/** Those of them whose texts are for machines. */
export const NODE_TEXT_CARRIERS = TEXT_CARRIERS.filter((type) => type !== CONFIG_MAP && type !== SECRET);

/** The texts that an object carries; those that are no text are left out. */
export function carriedTexts(object: DeclaredResource): CarriedText[] {
  return lookup(READERS, object.type)?.(object) ?? [];
}

function valuesOf(
  object: DeclaredResource,
  property: string,
  read: (text: string) => string | undefined,
): CarriedText[] {
  return object.root
    .key(property)
    .entries()
    .flatMap(([name, field]): CarriedText[] => {
      const written = field.string();
      if (written === UNKNOWN)
        return mayConfigure(object, name) ? [{ field, text: UNKNOWN, isForNode: false }] : [];
      const text = read(written ?? "");
      return text === undefined ? [] : [{ field, text, isForNode: false }];
    });
}

/** Only the cluster's own objects configure components; a Secret does where its key is the name of such a file. */
function mayConfigure(object: DeclaredResource, name: string | Unknown): boolean {
  if (object.at("metadata.namespace").is("kube-system") === false) return false;
  return object.type !== SECRET || name === UNKNOWN || /conf|policy|kubelet|\.ya?ml$|\.json$/.test(name);
}

/** A command is a script without its first line; one that is not known is most likely about something else. */
function scriptsOf(command: DeclaredResource): CarriedText[] {
  return ["create", "update"].flatMap((name): CarriedText[] => {
    const field = command.at(name);
    const text = field.string();
    return typeof text === "string" ? [{ field, text: `#!/bin/sh\n${text}`, isForNode: true }] : [];
  });
}

function userDataAt(field: Field): CarriedText[] {
  const written = field.string();
  if (written === UNKNOWN) {
    const counts = OF_NODES.includes(field.owner.type);
    return counts ? [{ field, text: UNKNOWN, isForNode: true }] : [];
  }
  if (written === undefined) return [];
  return [{ field, text: decodeBase64(written) ?? written, isForNode: true }];
}
