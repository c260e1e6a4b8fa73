import * as pulumi from "@pulumi/pulumi";

// The few classes of `@pulumi/aws` that this program uses, with its types and names, so that the example installs no
// more than it needs. What they create is known once it is created, and not before.

/** A role of the account. */
export class Role extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly name: pulumi.Output<string>;

  constructor(name: string, args: { assumeRolePolicy: pulumi.Input<string> }) {
    super("aws:iam/role:Role", name, { ...args, arn: undefined, name: undefined });
  }
}

/** A policy that a role gets. */
export class RolePolicyAttachment extends pulumi.CustomResource {
  constructor(name: string, args: { role: pulumi.Input<string>; policyArn: pulumi.Input<string> }) {
    super("aws:iam/rolePolicyAttachment:RolePolicyAttachment", name, args);
  }
}

interface ClusterArgs {
  roleArn: pulumi.Input<string>;
  version: string;
  vpcConfig: { subnetIds: string[]; endpointPrivateAccess?: boolean };
  enabledClusterLogTypes?: string[];
  accessConfig?: { authenticationMode: string };
}

/** A managed cluster. */
export class Cluster extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly certificateAuthority: pulumi.Output<{ data: string }>;

  constructor(name: string, args: ClusterArgs) {
    const outputs = { name: undefined, endpoint: undefined, certificateAuthority: undefined };
    super("aws:eks/cluster:Cluster", name, { ...args, ...outputs });
  }
}

/** How the machines of a node group start. */
export class LaunchTemplate extends pulumi.CustomResource {
  declare readonly latestVersion: pulumi.Output<number>;

  constructor(
    name: string,
    args: { metadataOptions: { httpTokens: string; httpPutResponseHopLimit?: number } },
  ) {
    super("aws:ec2/launchTemplate:LaunchTemplate", name, { ...args, latestVersion: undefined });
  }
}

interface NodeGroupArgs {
  clusterName: pulumi.Input<string>;
  nodeRoleArn: pulumi.Input<string>;
  subnetIds: string[];
  scalingConfig: { minSize: number; desiredSize: number; maxSize: number };
  launchTemplate: { id: pulumi.Input<string>; version: pulumi.Input<string> };
}

/** The machines of a cluster. */
export class NodeGroup extends pulumi.CustomResource {
  constructor(name: string, args: NodeGroupArgs) {
    super("aws:eks/nodeGroup:NodeGroup", name, args);
  }
}
