import { isMap } from "../../../model/value";
import { UNKNOWN_TEXT, unwrapped, type Wire } from "../wire";
import type { Child, Component, Opened } from "./component";

const CLOSED = {
  cluster:
    "its control plane, add-ons and default nodes are judged by its inputs and the defaults of pulumi-eks; its roles, " +
    "security groups and the objects that it puts into the cluster are not",
  nodes: "its nodes are judged by its inputs and the defaults of pulumi-eks; its security groups are not",
};

/**
 * Opens components of pulumi-eks: what they make of the same inputs, as far as its source says so without a look into an account.
 * Nothing for other components, and for node groups of the first generation, which make CloudFormation templates.
 *
 * Source: nodejs/eks/cluster/cluster.ts and nodejs/eks/nodes/nodegroup.ts of pulumi/pulumi-eks, 3 and 4.
 */
export function openEksComponent(component: Component): Opened | undefined {
  switch (component.type) {
    case "eks:index:Cluster":
      return { children: partsOfCluster(component), closed: CLOSED.cluster };
    case "eks:index:ManagedNodeGroup":
      return { children: managedNodes(component), closed: CLOSED.nodes };
    case "eks:index:NodeGroupV2":
      return { children: ownNodes(component, component.properties), closed: CLOSED.nodes };
    default:
      return undefined;
  }
}

function partsOfCluster(component: Component): Child[] {
  const { name, properties: inputs } = component;
  const auto = fieldsOf(inputs["autoMode"]);
  const isAuto = auto["enabled"] === true;
  const takesNoNodes = [inputs["skipDefaultNodeGroup"], inputs["fargate"], auto["enabled"]].some(
    isSetAndNotFalse,
  );
  const cluster: Child = {
    type: "aws:eks/cluster:Cluster",
    name: `${name}-eksCluster`,
    properties: clusterInputs(inputs, isAuto),
    dependencies: {
      vpcConfig: from(component, "subnetIds", "publicSubnetIds", "privateSubnetIds", "clusterSecurityGroup"),
      roleArn: from(component, "serviceRole"),
      encryptionConfig: from(component, "encryptionConfigKeyArn"),
    },
  };
  const nodes = fieldsOf(inputs["nodeGroupOptions"] ?? inputs);
  return [
    cluster,
    ...addonsOf(component, isAuto, component.urnOf(cluster.type, cluster.name)),
    ...(takesNoNodes ? [] : ownNodes(component, { amiId: inputs["nodeAmiId"], ...nodes })),
  ];
}

function clusterInputs(inputs: Wire, isAuto: boolean): Wire {
  const { authenticationMode, encryptionConfigKeyArn: keyArn } = inputs;
  return withoutUndefined({
    name: inputs["name"],
    roleArn: UNKNOWN_TEXT,
    vpcConfig: withoutUndefined({
      subnetIds: inputs["subnetIds"] ?? UNKNOWN_TEXT,
      endpointPrivateAccess: inputs["endpointPrivateAccess"],
      endpointPublicAccess: inputs["endpointPublicAccess"],
      publicAccessCidrs: inputs["publicAccessCidrs"],
    }),
    version: inputs["version"],
    enabledClusterLogTypes: inputs["enabledClusterLogTypes"],
    upgradePolicy: inputs["upgradePolicy"],
    deletionProtection: inputs["deletionProtection"],
    encryptionConfig: keyArn === undefined ? undefined : { provider: { keyArn }, resources: ["secrets"] },
    accessConfig:
      authenticationMode === undefined
        ? undefined
        : { authenticationMode, bootstrapClusterCreatorAdminPermissions: true },
    ...(isAuto && {
      computeConfig: { enabled: true, nodePools: ["general-purpose", "system"], nodeRoleArn: UNKNOWN_TEXT },
      storageConfig: { blockStorage: { enabled: true } },
      bootstrapSelfManagedAddons: false,
    }),
  });
}

/** The add-ons that a cluster gets unless it is told otherwise; the network plugin with what of its options matters. */
function addonsOf(component: Component, isAuto: boolean, cluster: string): Child[] {
  const { name, properties: inputs } = component;
  const proxy = fieldsOf(inputs["kubeProxyAddonOptions"]);
  const dns = fieldsOf(inputs["corednsAddonOptions"]);
  const plugin = fieldsOf(inputs["vpcCniOptions"]);
  const hasPlugin = inputs["useDefaultVpcCni"] === undefined ? !isAuto : inputs["useDefaultVpcCni"] === false;
  const policies = { enableNetworkPolicy: plugin["enableNetworkPolicy"] ?? false };
  const addon = (addonName: string, more: Wire): Child => ({
    type: "aws:eks/addon:Addon",
    name: `${name}-${addonName}`,
    properties: withoutUndefined({
      addonName,
      clusterName: UNKNOWN_TEXT,
      addonVersion: UNKNOWN_TEXT,
      ...more,
    }),
    dependencies: { clusterName: [cluster] },
  });
  const isPlain =
    plugin["configurationValues"] === undefined && policies.enableNetworkPolicy !== UNKNOWN_TEXT;
  return [
    ...((proxy["enabled"] ?? !isAuto) === true ? [addon("kube-proxy", {})] : []),
    ...(hasPlugin
      ? [
          addon("vpc-cni", {
            configurationValues: isPlain
              ? JSON.stringify({ enableNetworkPolicy: String(policies.enableNetworkPolicy) })
              : UNKNOWN_TEXT,
            serviceAccountRoleArn: plugin["serviceAccountRoleArn"],
          }),
        ]
      : []),
    ...((dns["enabled"] ?? !isSetAndNotFalse(inputs["skipDefaultNodeGroup"])) === true
      ? [addon("coredns", {})]
      : []),
  ];
}

/** Nodes that EKS does not manage: a template, and a group of instances of it. */
function ownNodes(component: Component, inputs: Wire): Child[] {
  const { name } = component;
  const template = {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: `${name}-launchTemplate`,
    properties: withoutUndefined({
      imageId: inputs["amiId"] ?? UNKNOWN_TEXT,
      instanceType: inputs["instanceType"],
      iamInstanceProfile: { name: UNKNOWN_TEXT },
      blockDeviceMappings: disksOf(inputs),
      networkInterfaces: [
        {
          associatePublicIpAddress: textOf(inputs["nodeAssociatePublicIpAddress"] ?? true),
          securityGroups: UNKNOWN_TEXT,
        },
      ],
      metadataOptions: inputs["metadataOptions"],
      userData: UNKNOWN_TEXT,
    }),
  };
  const group = {
    type: "aws:autoscaling/group:Group",
    name,
    properties: {
      minSize: inputs["minSize"] ?? 1,
      maxSize: inputs["maxSize"] ?? 2,
      launchTemplate: { name: UNKNOWN_TEXT, version: UNKNOWN_TEXT },
      vpcZoneIdentifiers: inputs["nodeSubnetIds"] ?? UNKNOWN_TEXT,
      tags: [{ key: UNKNOWN_TEXT, value: "owned", propagateAtLaunch: true }],
    },
    dependencies: { launchTemplate: [component.urnOf(template.type, template.name)] },
  };
  return [template, group];
}

/** The disks of nodes: those of Amazon Linux 2 are set in any case, others only where an input sets them. */
function disksOf(inputs: Wire): unknown {
  const encrypted = inputs["nodeRootVolumeEncrypted"];
  const isOld = /^AL2(_|$)/.test(String(inputs["operatingSystem"] ?? inputs["amiType"] ?? ""));
  const isSet = Object.keys(inputs).some(
    (key) => key.startsWith("nodeRootVolume") && inputs[key] !== undefined,
  );
  if (!isOld && !isSet) return undefined;
  const ebs = { encrypted: textOf(encrypted ?? (isOld ? false : undefined)) };
  return [{ deviceName: UNKNOWN_TEXT, ebs: withoutUndefined(ebs) }];
}

/** Inputs of managed node groups that ask for a template of their own. */
const OF_TEMPLATE = [
  "kubeletExtraArgs",
  "bootstrapExtraArgs",
  "bottlerocketSettings",
  "nodeadmExtraOptions",
  "enableIMDSv2",
  "userData",
  "amiId",
  "enableEfaSupport",
];
/** Those of them that make user data of pulumi-eks's own, and so need an image by its id. */
const OF_USER_DATA = new Set(
  OF_TEMPLATE.filter((key) => key !== "enableIMDSv2" && key !== "enableEfaSupport"),
);

function managedNodes(component: Component): Child[] {
  const { name, properties: inputs } = component;
  const { cluster: _cluster, nodeRole: _role, ...passed } = inputs;
  const set = OF_TEMPLATE.filter((key) => inputs[key] !== undefined);
  const hasUserData = set.some((key) => OF_USER_DATA.has(key));
  const asked = set.length > 0 ? [templateOf(component, hasUserData)] : [];
  const os = inputs["operatingSystem"] === undefined ? undefined : UNKNOWN_TEXT;
  const group: Child = {
    type: "aws:eks/nodeGroup:NodeGroup",
    name,
    properties: withoutUndefined({
      ...passed,
      amiType: hasUserData ? undefined : (inputs["amiType"] ?? os),
      clusterName: inputs["clusterName"] ?? UNKNOWN_TEXT,
      nodeRoleArn: inputs["nodeRoleArn"] ?? UNKNOWN_TEXT,
      subnetIds: inputs["subnetIds"] ?? UNKNOWN_TEXT,
      launchTemplate:
        asked.length > 0 ? { id: UNKNOWN_TEXT, version: UNKNOWN_TEXT } : inputs["launchTemplate"],
    }),
    dependencies: {
      clusterName: from(component, "cluster", "clusterName"),
      nodeRoleArn: from(component, "nodeRole", "nodeRoleArn"),
      subnetIds: from(component, "subnetIds"),
      remoteAccess: from(component, "remoteAccess"),
      launchTemplate: [
        ...from(component, "launchTemplate"),
        ...asked.map((template) => component.urnOf(template.type, template.name)),
      ],
    },
  };
  return [...asked, group];
}

function templateOf({ name, properties: inputs }: Component, hasUserData: boolean): Child {
  const { enableIMDSv2: asksForTokens } = inputs;
  const httpTokens =
    asksForTokens === true ? "required" : asksForTokens === false ? "optional" : UNKNOWN_TEXT;
  return {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: `${name}-launchTemplate`,
    properties: withoutUndefined({
      metadataOptions:
        asksForTokens === undefined
          ? undefined
          : { httpTokens, httpPutResponseHopLimit: 2, httpEndpoint: "enabled" },
      userData: hasUserData ? UNKNOWN_TEXT : undefined,
      imageId: hasUserData ? (inputs["amiId"] ?? UNKNOWN_TEXT) : undefined,
    }),
  };
}

function from({ dependencies }: Component, ...properties: readonly string[]): string[] {
  return properties.flatMap((property) => dependencies[property] ?? []);
}

/** The fields of a map; none where it is unknown, so that only defaults are read. */
function fieldsOf(value: unknown): Wire {
  const plain = unwrapped(value);
  return isMap(plain) ? (plain as Wire) : {};
}

function isSetAndNotFalse(value: unknown): boolean {
  return value !== undefined && value !== false;
}

/** A boolean as the text that templates take. */
function textOf(value: unknown): unknown {
  return typeof value === "boolean" ? String(value) : value;
}

function withoutUndefined(map: Wire): Wire {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}
