import type { ValueMap } from "../../lib/model/value";
import { noOpenNodeSsh } from "../../policies/attacker-on-the-network/no-open-node-ssh";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const nodes = (inputs: ValueMap) =>
  resource("aws:eks/nodeGroup:NodeGroup", "workers", { clusterName: "prod", ...inputs });

testPolicy(noOpenNodeSsh, {
  accepts: {
    "no SSH": nodes({}),
    "SSH from one group": nodes({ remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: ["sg-1"] } }),
  },
  rejects: {
    "SSH from everybody": {
      given: nodes({ remoteAccess: { ec2SshKey: "ops" } }),
      says: 'aws:eks/nodeGroup:NodeGroup "workers" must not take SSH from everybody (remoteAccess.sourceSecurityGroupIds)',
    },
    "SSH from an empty list": {
      given: nodes({ remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: [] } }),
      says: 'aws:eks/nodeGroup:NodeGroup "workers" must not take SSH from everybody (remoteAccess.sourceSecurityGroupIds)',
    },
    "SSH from everybody with AWS Cloud Control": {
      given: resource("aws-native:eks:Nodegroup", "workers", { remoteAccess: { ec2SshKey: "ops" } }),
      says: 'aws-native:eks:Nodegroup "workers" must not take SSH from everybody (remoteAccess.sourceSecurityGroups)',
    },
  },
  undecided: {
    "access from an output": nodes({ remoteAccess: UNKNOWN }),
    "groups from an output": nodes({ remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: UNKNOWN } }),
  },
});
