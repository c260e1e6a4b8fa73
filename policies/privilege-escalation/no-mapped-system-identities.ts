import { systemMappings } from "../../lib/cloud/node-mapping";
import { cloudPolicy } from "../../lib/policy/define";

export const noMappedSystemIdentities = cloudPolicy({
  id: "no-mapped-system-identities",
  category: "privilege-escalation",
  threats: ["E1", "E5", "F3"],
  boundaries: ["B1", "B2", "B7"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title:
    "Identities of the cloud must not be mapped to nodes that they are not, or to other users and groups of Kubernetes itself",
  why: "Whoever acts as a node under a name of its choice reads the Secrets of every pod there, past the Node authorizer and NodeRestriction; other names that start with system: belong to the control plane.",
  fix: "Map roles of machines to nodes by an access entry of their type, or by the name `system:node:{{EC2PrivateDNSName}}`; all else to a group of your own.",
  references: ["cis:eks/4.1.1", "owasp:2025/K02", "mitre:T1098", "mitre:T1078.004"],
  covers: ["eks-access-entry-system-group", "eks-access-entry-node-type", "aws-auth-nodes-group"],

  checkStack: (program) => systemMappings(program),
});
