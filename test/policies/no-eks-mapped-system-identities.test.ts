import type { Value, ValueMap } from "../../lib/model/value";
import { noEksMappedSystemIdentities } from "../../policies/privilege-escalation/no-eks-mapped-system-identities";
import { dependingOn, type Manifest, object, resource, stack, UNKNOWN } from "../support/builders";
import { role, roleArn } from "../support/cloud-identity";
import { testStackPolicy } from "../support/policy-table";

const takenBy = (Service: string) =>
  role({
    name: "orders",
    assumeRolePolicy: { Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service } }] },
  });
const machine = takenBy("ec2.amazonaws.com");
const hyperPod = takenBy("sagemaker.amazonaws.com");
const other = takenBy("lambda.amazonaws.com");
const entry = (inputs: ValueMap, of?: Manifest) =>
  dependingOn(
    resource("aws:eks/accessEntry:AccessEntry", "ops", { principalArn: UNKNOWN, ...inputs }),
    of === undefined ? {} : { principalArn: [of] },
  );
const awsAuth = (username: string, group: string) =>
  object("v1", "ConfigMap", "kube-system/aws-auth", {
    data: {
      mapRoles: `- { rolearn: "${roleArn("orders")}", username: "${username}", groups: ["${group}", "system:bootstrappers"] }`,
    },
  });
const NODE = "system:node:{{EC2PrivateDNSName}}";
const ENTRY = 'aws:eks/accessEntry:AccessEntry "ops" must not map';
const AUTH = 'ConfigMap "kube-system/aws-auth" must not map';
const NO_NODE = 'aws:iam/role:Role "orders" to a node, as no node may act as it';
const groups = (kubernetesGroups: Value) => entry({ userName: "ops", kubernetesGroups });

testStackPolicy(noEksMappedSystemIdentities, {
  accepts: {
    "an entry of machines for a role of machines": stack(machine, entry({ type: "EC2_LINUX" }, machine)),
    "an entry of machines of SageMaker HyperPod for a role of that service": stack(
      hyperPod,
      entry({ type: "HYPERPOD_LINUX" }, hyperPod),
    ),
    "an entry of people in a group of their own": stack(groups(["shop"])),
    "nodes under their own names": stack(machine, awsAuth(NODE, "system:nodes")),
    "people in the group of masters, which another policy judges": stack(awsAuth("ops", "system:masters")),
  },
  rejects: {
    "an entry of machines for a role that none may take": {
      given: stack(other, entry({ type: "EC2_LINUX" }, other)),
      says: [`${ENTRY} ${NO_NODE} (principalArn)`],
    },
    "an entry of machines of EC2 for a role of SageMaker": {
      given: stack(hyperPod, entry({ type: "EC2_LINUX" }, hyperPod)),
      says: [`${ENTRY} ${NO_NODE} (principalArn)`],
    },
    "an entry under the name of a node": {
      given: stack(entry({ userName: "system:node:a" })),
      says: [`${ENTRY} an identity to the user system:node:a (userName)`],
    },
    "an entry in a group of Kubernetes": {
      given: stack(groups(["system:nodes"])),
      says: [
        `${ENTRY} an identity to the user ops (userName); it must not map an identity to the group system:nodes (kubernetesGroups[0])`,
      ],
    },
    "nodes under one name": {
      given: stack(machine, awsAuth("node", "system:nodes")),
      says: [`${AUTH} an identity to the user node (data.mapRoles[0].username)`],
    },
    "a role in the group of nodes that none may take": {
      given: stack(other, awsAuth(NODE, "system:nodes")),
      says: [`${AUTH} ${NO_NODE} (data.mapRoles[0].rolearn)`],
    },
    "the name of a controller": {
      given: stack(awsAuth("system:kube-controller-manager", "shop")),
      says: [`${AUTH} an identity to the user system:kube-controller-manager (data.mapRoles[0].username)`],
    },
  },
  undecided: {
    "a type from an output": stack(other, entry({ type: UNKNOWN }, other)),
    "a trust policy from an output": stack(
      role({ assumeRolePolicy: UNKNOWN }),
      entry({ type: "EC2_LINUX" }, role({})),
    ),
    "a mapping from an output": stack(
      object("v1", "ConfigMap", "kube-system/aws-auth", { data: { mapRoles: UNKNOWN } }),
    ),
  },
});
