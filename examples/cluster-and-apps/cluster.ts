import * as pulumi from "@pulumi/pulumi";
import * as aws from "./aws";

const AWS_POLICY = "arn:aws:iam::aws:policy";
const subnetIds = ["subnet-0a1b2c3d", "subnet-4e5f6a7b"];

/** A role that a service of AWS takes on, with policies that AWS manages. */
function roleFor(name: string, service: string, policies: string[]): aws.Role {
  const assumeRolePolicy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
  const role = new aws.Role(name, { assumeRolePolicy });
  attach(name, role, policies);
  return role;
}

function attach(name: string, role: aws.Role, policies: string[]): void {
  for (const policy of policies) {
    const policyArn = `${AWS_POLICY}/${policy}`;
    new aws.RolePolicyAttachment(`${name}-${policy}`, { role: role.name, policyArn });
  }
}

const cluster = new aws.Cluster("shop", {
  roleArn: roleFor("shop-cluster", "eks.amazonaws.com", ["AmazonEKSClusterPolicy"]).arn,
  version: "1.34",
  vpcConfig: { subnetIds, endpointPrivateAccess: true },
  enabledClusterLogTypes: ["api", "authenticator"],
});

new aws.Addon("vpc-cni", {
  clusterName: cluster.name,
  addonName: "vpc-cni",
  configurationValues: JSON.stringify({ enableNetworkPolicy: "true" }),
});

// The pipeline is administrator of the cluster, though it deploys to one namespace.
new aws.AccessPolicyAssociation("pipeline", {
  clusterName: cluster.name,
  principalArn: "arn:aws:iam::111122223333:role/pipeline",
  policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
  accessScope: { type: "cluster" },
});

const nodeAccess = new aws.SecurityGroup("shop-nodes", {
  vpcId: "vpc-0a1b2c3d",
  ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
});

/** What the nodes start with; it names the cluster, so that nobody knows it before the cluster is there. */
const nodeConfig = pulumi.interpolate`apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    name: ${cluster.name}
    apiServerEndpoint: ${cluster.endpoint}
    certificateAuthority: ${cluster.certificateAuthority.data}
    cidr: 10.100.0.0/16
  kubelet:
    flags: ["--seccomp-default=true"]
`;
const template = new aws.LaunchTemplate("shop-nodes", {
  metadataOptions: { httpTokens: "optional" },
  vpcSecurityGroupIds: [nodeAccess.id],
  userData: nodeConfig.apply((text) => Buffer.from(text).toString("base64")),
});
new aws.NodeGroup("shop-nodes", {
  clusterName: cluster.name,
  nodeRoleArn: roleFor("shop-nodes", "ec2.amazonaws.com", [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryReadOnly",
  ]).arn,
  subnetIds,
  scalingConfig: { minSize: 2, desiredSize: 3, maxSize: 6 },
  launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` },
});

/** Signs in to the cluster with the identity of whoever runs the program. */
export const kubeconfig = pulumi.jsonStringify({
  apiVersion: "v1",
  kind: "Config",
  "current-context": "shop",
  clusters: [
    {
      name: "shop",
      cluster: {
        server: cluster.endpoint,
        "certificate-authority-data": cluster.certificateAuthority.data,
      },
    },
  ],
  contexts: [{ name: "shop", context: { cluster: "shop", user: "shop" } }],
  users: [
    {
      name: "shop",
      user: {
        exec: {
          apiVersion: "client.authentication.k8s.io/v1",
          command: "aws",
          args: ["eks", "get-token", "--cluster-name", cluster.name],
        },
      },
    },
  ],
});

const issuer = cluster.identities.apply(([identity]) => identity?.oidcs[0]?.issuer ?? "");
const issuerInAccount = new aws.OpenIdConnectProvider("shop", {
  url: issuer,
  clientIdLists: ["sts.amazonaws.com"],
});

/** A role that one service account of the cluster takes on. */
export function workloadRole(name: string, subject: string, policies: string[]): aws.Role {
  const assumeRolePolicy = pulumi.all([issuer, issuerInAccount.arn]).apply(([url, arn]) => {
    const host = url.replace(/^https:\/\//, "");
    const expected = {
      [`${host}:sub`]: `system:serviceaccount:${subject}`,
      [`${host}:aud`]: "sts.amazonaws.com",
    };
    return JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: arn },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: expected },
        },
      ],
    });
  });
  const role = new aws.Role(name, { assumeRolePolicy });
  attach(name, role, policies);
  return role;
}
