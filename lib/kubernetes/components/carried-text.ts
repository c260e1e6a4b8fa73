import { decodeBase64 } from "../../credentials/formats";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
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
  "aws:ec2/launchTemplate:LaunchTemplate": ["userData"],
  "aws:ec2/launchConfiguration:LaunchConfiguration": ["userData", "userDataBase64"],
  "aws:ec2/instance:Instance": ["userData", "userDataBase64"],
  "aws-native:ec2:LaunchTemplate": ["launchTemplateData.userData"],
  "eks:index:ManagedNodeGroup": ["userData"],
  "eks:index:NodeGroup": ["nodeUserData", "nodeUserDataOverride"],
  "eks:index:NodeGroupV2": ["nodeUserData", "nodeUserDataOverride"],
  "gcp:compute/instanceTemplate:InstanceTemplate": ["metadataStartupScript", "metadata.user-data"],
  "gcp:container/nodePool:NodePool": ["nodeConfig.metadata.user-data", "nodeConfig.metadata.startup-script"],
};

/** Resources whose user data is mostly that of nodes, so that it counts where it is not known. */
const OF_NODES = [
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "eks:index:ManagedNodeGroup",
  "eks:index:NodeGroup",
  "eks:index:NodeGroupV2",
  "gcp:container/nodePool:NodePool",
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
  return READERS[object.type]?.(object) ?? [];
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
