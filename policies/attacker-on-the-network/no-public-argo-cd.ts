import { allOf, anyOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noPublicArgoCd = resourcePolicy({
  id: "no-public-argo-cd",
  category: "attacker-on-the-network",
  threats: ["E4", "F1", "P4"],
  boundaries: ["B6", "B1"],
  stride: ["S", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "The Argo CD that EKS runs must be reached from the own network only",
  why: "Whoever signs in with a stolen session, or finds a flaw of the server, deploys to the cluster from anywhere.",
  fix: "Name VPC endpoints in `configuration.argoCd.networkAccess.vpceIds`: EKS then closes the public endpoint.",
  references: [
    "owasp:2025/K05",
    "mitre:T1133",
    "url:https://docs.aws.amazon.com/eks/latest/APIReference/API_ArgoCdConfigRequest.html",
  ],
  covers: ["eks-capability-admin"],
  exceptions: "Teams that work without a network of their own.",
  kinds: ["aws:eks/capability:Capability"],

  check(capability) {
    const endpoints = capability.at("configuration.argoCd.networkAccess.vpceIds");
    const isCertain = anyOf(endpoints.items().map((each) => each.isSet));
    return endpoints.violates(
      "must name VPC endpoints of its own network",
      allOf([capability.at("type").is("ARGOCD"), not(isCertain)]),
    );
  },
});
