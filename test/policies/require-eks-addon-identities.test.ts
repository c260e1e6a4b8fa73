import type { ValueMap } from "../../lib/model/value";
import { requireEksAddonIdentities } from "../../policies/privilege-escalation/require-eks-addon-identities";
import { dependingOn, resource, stack, UNKNOWN } from "../support/builders";
import { nodesOf, podIdentity, role, roleArn } from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const addon = (addonName: string, inputs: ValueMap = {}) =>
  resource("aws:eks/addon:Addon", "addon", { clusterName: "prod", addonName, ...inputs });
const own = { serviceAccountRoleArn: roleArn("addon") };
const worker = role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy"] });
const worker6 = role({ managedPolicyArns: ["arn:aws:iam::111122223333:policy/AmazonEKS_CNI_IPv6_Policy"] });
const says = (name: string, type = "aws:eks/addon:Addon") =>
  `${type} "addon" must set an IAM role of its own for ${name}, instead of using the node role (addonName)`;
const NODES =
  'aws:eks/nodeGroup:NodeGroup "workers" must not act as aws:iam/role:Role "orders", which gives AmazonEKS_CNI_Policy to every pod of the node (nodeRoleArn)';

testStackPolicy(requireEksAddonIdentities, {
  accepts: {
    "an add-on with a role of its own": stack(addon("aws-ebs-csi-driver", own)),
    "an add-on with a pod identity": stack(
      addon("aws-ebs-csi-driver", {
        podIdentityAssociations: [{ serviceAccount: "ebs-csi-controller-sa", roleArn: roleArn("addon") }],
      }),
    ),
    "an add-on whose account has a pod identity": stack(
      role({}),
      addon("aws-ebs-csi-driver"),
      podIdentity(role({}), { namespace: "kube-system", serviceAccount: "ebs-csi-controller-sa" }),
    ),
    "an add-on whose account has a pod identity of the native provider": stack(
      addon("vpc-cni"),
      resource("aws-native:eks:PodIdentityAssociation", "cni", {
        namespace: "kube-system",
        serviceAccount: "aws-node",
      }),
    ),
    "an add-on that asks nothing of the cloud": stack(addon("kube-proxy")),
    "nodes whose network plugin has a role of its own": stack(addon("vpc-cni", own), worker, nodesOf(worker)),
  },
  rejects: {
    "an add-on without an identity": {
      given: stack(addon("aws-ebs-csi-driver")),
      says: [says("aws-ebs-csi-driver")],
    },
    "an add-on of the native provider without an identity": {
      given: stack(resource("aws-native:eks:Addon", "addon", { clusterName: "prod", addonName: "vpc-cni" })),
      says: [says("vpc-cni", "aws-native:eks:Addon")],
    },
    "an add-on with an empty list of pod identities": {
      given: stack(addon("aws-efs-csi-driver", { podIdentityAssociations: [] })),
      says: [says("aws-efs-csi-driver")],
    },
    "nodes that hold the rights of the network plugin": {
      given: stack(worker, nodesOf(worker)),
      says: [NODES],
    },
    "nodes that hold the rights of the network plugin for IPv6": {
      given: stack(worker6, nodesOf(worker6)),
      says: [NODES.replace("CNI_Policy", "CNI_IPv6_Policy")],
    },
  },
  undecided: {
    "a role from an output that may not be there": stack(
      dependingOn(addon("aws-ebs-csi-driver", { serviceAccountRoleArn: UNKNOWN }), {}),
    ),
  },
});
