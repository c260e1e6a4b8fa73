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

const template = new aws.LaunchTemplate("shop-nodes", {
  metadataOptions: { httpTokens: "optional" },
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

/** A role that one service account of the cluster takes on. */
export function workloadRole(name: string, subject: string, policies: string[]): aws.Role {
  const issuer = pulumi.interpolate`${cluster.endpoint}`.apply((url) => url.replace(/^https:\/\//, ""));
  const role = new aws.Role(name, {
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: pulumi.interpolate`arn:aws:iam::111122223333:oidc-provider/${issuer}` },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { "oidc:sub": `system:serviceaccount:${subject}` } },
        },
      ],
    }),
  });
  attach(name, role, policies);
  return role;
}
