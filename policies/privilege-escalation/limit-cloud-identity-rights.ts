import { assignmentsToClusters } from "../../lib/cloud/azure/azure-identity";
import { broadRightsInUse } from "../../lib/cloud/rights-in-use";
import { cloudPolicy } from "../../lib/policy/define";

export const limitCloudIdentityRights = cloudPolicy({
  id: "limit-cloud-identity-rights",
  category: "privilege-escalation",
  threats: ["E1", "E4", "E5"],
  boundaries: ["B7"],
  stride: ["E", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods, nodes and clusters must not have rights over whole cloud services",
  why: "One compromised pod then controls all machines, images or functions of the account, and not only those of its application.",
  fix: "Name the actions and resources that the workload uses.",
  references: ["cis:eks/5.1.3", "cis:eks/5.2.1", "owasp:2025/K08", "mitre:T1078.004"],
  covers: ["eks-node-role-wide", "podid-role-admin", "aks-identity-owner"],
  exceptions: "Controllers that manage a whole service of the account, such as its load balancers.",

  *checkStack(program) {
    for (const { field, way, verdict } of broadRightsInUse(program))
      yield field.violates(`must not ${way}, which can use whole services of the cloud`, verdict);
    for (const { assignment, rights } of assignmentsToClusters(program.cloud))
      yield assignment
        .at("scope")
        .violates("must not let a cluster or its nodes change everything in a scope", rights.administrator);
  },
});
