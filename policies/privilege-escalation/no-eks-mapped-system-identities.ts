import { cloudPolicy } from "../../lib/policy/define";
import { systemMappings } from "./no-eks-mapped-system-identities.check";

export const noEksMappedSystemIdentities = cloudPolicy({
  id: "no-eks-mapped-system-identities",
  category: "privilege-escalation",
  threats: ["E1", "E5", "F3"],
  boundaries: ["B1", "B2", "B7"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "aws-auth and EKS access entries must not map IAM identities to `system:` names",
  why: "An identity that acts as a node under a name of its choice reads the Secrets of every pod on that node, past the Node authorizer and NodeRestriction; other `system:` names belong to the control plane.",
  fix: "Map node roles by an access entry of their type, or by the user name `system:node:{{EC2PrivateDNSName}}`; map everything else to a group of your own.",
  references: ["cis:eks/4.1.1", "owasp:2025/K02", "mitre:T1098", "mitre:T1078.004"],
  covers: ["eks-access-entry-system-group", "eks-access-entry-node-type", "aws-auth-nodes-group"],

  checkStack: (program) => systemMappings(program),
});
