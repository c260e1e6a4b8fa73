import { componentTokenOptions } from "../../lib/cloud/aws/eks-component";
import { cloudPolicy } from "../../lib/policy/define";

export const noEksNodeTokensInPods = cloudPolicy({
  id: "no-eks-node-tokens-in-pods",
  category: "attacker-on-the-network",
  threats: ["S4", "N1"],
  boundaries: ["B7"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Node groups of pulumi-eks must not let metadata tokens travel into pods",
  why: "`enableIMDSv2` of the component sets a hop limit of 2: every pod can get the cloud credentials of its node.",
  fix: "Remove `enableIMDSv2`, and set a launch template with `httpTokens: required` and `httpPutResponseHopLimit: 1`.",
  references: ["owasp:2025/K08", "mitre:T1552.005"],

  checkStack: ({ cloud }) => componentTokenOptions(cloud).map((option) => option.mustNotBe(true)),
});
