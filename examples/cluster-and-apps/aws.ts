import * as pulumi from "@pulumi/pulumi";

// The few classes of `@pulumi/aws` that this program uses, with its types and names, so that the example installs no
// more than it needs. What they create is known once it is created, and not before.

type Text = pulumi.Input<string>;

/** A role of the account. */
export class Role extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly name: pulumi.Output<string>;

  constructor(name: string, args: { assumeRolePolicy: Text }) {
    super("aws:iam/role:Role", name, { ...args, arn: undefined, name: undefined });
  }
}

/** A policy that a role gets. */
export class RolePolicyAttachment extends pulumi.CustomResource {
  constructor(name: string, args: { role: Text; policyArn: Text }) {
    super("aws:iam/rolePolicyAttachment:RolePolicyAttachment", name, args);
  }
}

/** The issuer of a cluster, as the account trusts it. */
export class OpenIdConnectProvider extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;

  constructor(name: string, args: { url: Text; clientIdLists: string[] }) {
    super("aws:iam/openIdConnectProvider:OpenIdConnectProvider", name, { ...args, arn: undefined });
  }
}

interface ClusterArgs {
  roleArn: Text;
  version: string;
  vpcConfig: { subnetIds: string[]; endpointPrivateAccess?: boolean };
  enabledClusterLogTypes?: string[];
  accessConfig?: { authenticationMode: string };
}

interface Identity {
  oidcs: { issuer: string }[];
}

/** A managed cluster. */
export class Cluster extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly certificateAuthority: pulumi.Output<{ data: string }>;
  declare readonly identities: pulumi.Output<Identity[]>;

  constructor(name: string, args: ClusterArgs) {
    const created = {
      name: undefined,
      endpoint: undefined,
      certificateAuthority: undefined,
      identities: undefined,
    };
    super("aws:eks/cluster:Cluster", name, { ...args, ...created });
  }
}

/** Software that EKS runs in a cluster. */
export class Addon extends pulumi.CustomResource {
  constructor(name: string, args: { clusterName: Text; addonName: string; configurationValues?: string }) {
    super("aws:eks/addon:Addon", name, args);
  }
}

/** A policy of EKS that an identity of the account gets in a cluster. */
export class AccessPolicyAssociation extends pulumi.CustomResource {
  constructor(
    name: string,
    args: { clusterName: Text; principalArn: Text; policyArn: string; accessScope: { type: string } },
  ) {
    super("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", name, args);
  }
}

/** Who may connect to machines. */
export class SecurityGroup extends pulumi.CustomResource {
  constructor(
    name: string,
    args: {
      vpcId: string;
      ingress: { protocol: string; fromPort: number; toPort: number; cidrBlocks: string[] }[];
    },
  ) {
    super("aws:ec2/securityGroup:SecurityGroup", name, args);
  }
}

interface LaunchTemplateArgs {
  metadataOptions: { httpTokens: string; httpPutResponseHopLimit?: number };
  vpcSecurityGroupIds: Text[];
  userData: Text;
}

/** How the machines of a node group start. */
export class LaunchTemplate extends pulumi.CustomResource {
  declare readonly latestVersion: pulumi.Output<number>;

  constructor(name: string, args: LaunchTemplateArgs) {
    super("aws:ec2/launchTemplate:LaunchTemplate", name, { ...args, latestVersion: undefined });
  }
}

interface NodeGroupArgs {
  clusterName: Text;
  nodeRoleArn: Text;
  subnetIds: string[];
  scalingConfig: { minSize: number; desiredSize: number; maxSize: number };
  launchTemplate: { id: Text; version: Text };
}

/** The machines of a cluster. */
export class NodeGroup extends pulumi.CustomResource {
  constructor(name: string, args: NodeGroupArgs) {
    super("aws:eks/nodeGroup:NodeGroup", name, args);
  }
}
