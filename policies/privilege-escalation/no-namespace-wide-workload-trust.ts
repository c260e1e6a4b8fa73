import { resourcePolicy } from "../../lib/policy/define";
import { NAMESPACE_TRUSTING_KINDS, namespaceTrustOf } from "./no-namespace-wide-workload-trust.check";

export const noNamespaceWideWorkloadTrust = resourcePolicy({
  id: "no-namespace-wide-workload-trust",
  category: "privilege-escalation",
  threats: ["E1", "E5", "X3"],
  boundaries: ["B7", "B3"],
  stride: ["S", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Cloud identities must not trust all service accounts of a namespace",
  why: "Every pod of the namespace can act as the identity, even one that was never meant to.",
  fix: "Name the service account in the subject of the trust.",
  references: ["cis:eks/5.2.1", "owasp:2025/K08", "mitre:T1078.004"],
  covers: ["irsa-trust-wild-sub", "gke-wi-binding-wide"],
  exceptions: "Namespaces of one application whose accounts come and go, such as those of build jobs.",
  kinds: NAMESPACE_TRUSTING_KINDS,

  check: (resource) => namespaceTrustOf(resource),
});
