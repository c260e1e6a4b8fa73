import { EKS_CAPABILITY } from "../../lib/model/cloud-types";
import { allOf, anyOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noEksPublicArgoCd = resourcePolicy({
  id: "no-eks-public-argo-cd",
  category: "attacker-on-the-network",
  threats: ["E4", "F1", "P4"],
  boundaries: ["B6", "B1"],
  stride: ["S", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Argo CD capabilities of EKS must not have a public endpoint",
  why: "With a stolen session, or by a flaw of the server, an attacker deploys to the cluster from anywhere.",
  fix: "Set `configuration.argoCd.networkAccess.vpceIds` to VPC endpoints: EKS then closes the public endpoint.",
  references: [
    "owasp:2025/K05",
    "mitre:T1133",
    "url:https://docs.aws.amazon.com/eks/latest/APIReference/API_ArgoCdConfigRequest.html",
  ],
  covers: ["eks-capability-admin"],
  exceptions: "Teams without a private network.",
  kinds: [EKS_CAPABILITY],

  check(capability) {
    const endpoints = capability.at("configuration.argoCd.networkAccess.vpceIds");
    const isCertain = anyOf(endpoints.items().map((each) => each.isSet));
    return endpoints.violates(
      "must name VPC endpoints",
      allOf([capability.at("type").is("ARGOCD"), not(isCertain)]),
    );
  },
});
