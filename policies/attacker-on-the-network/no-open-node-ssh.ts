import { EKS_NATIVE_NODES, EKS_NODES } from "../../lib/cloud/shared/types";
import { allOf, anyOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** Where each type says which security groups may reach its nodes. */
const SOURCES: Readonly<Record<string, string>> = {
  [EKS_NODES]: "sourceSecurityGroupIds",
  [EKS_NATIVE_NODES]: "sourceSecurityGroups",
};

export const noOpenNodeSsh = resourcePolicy({
  id: "no-open-node-ssh",
  category: "attacker-on-the-network",
  threats: ["N2", "P3", "E4"],
  boundaries: ["B2", "B6"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes of EKS must not take SSH from everybody",
  why: "With a key and without source groups EKS opens port 22 of every node to the internet.",
  fix: "Name the security groups that may connect, or remove `remoteAccess`.",
  references: ["cis:eks/5.4.3", "mitre:T1021.004"],
  equivalents: ["checkov:CKV_AWS_100"],
  covers: ["eks-node-ssh-open"],
  kinds: Object.keys(SOURCES),

  check(nodes) {
    const access = nodes.at("remoteAccess");
    const sources = access.key(SOURCES[nodes.type] ?? "");
    const isOpen = allOf([
      access.key("ec2SshKey").isSet,
      not(anyOf(sources.items().map((source) => source.isSet))),
    ]);
    return sources.violates("must not take SSH from everybody", isOpen);
  },
});
