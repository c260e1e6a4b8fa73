import { resourcePolicy } from "../../lib/policy/define";
import { federatedTrustOf, TRUSTING_KINDS } from "./no-broad-workload-trust.check";

export const noBroadWorkloadTrust = resourcePolicy({
  id: "no-broad-workload-trust",
  category: "privilege-escalation",
  threats: ["E1", "E5", "X3"],
  boundaries: ["B7"],
  stride: ["S", "E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Cloud identities must trust one named service account, and never a default one",
  why: "A trust that does not name the service account lets every pod of the cluster act as the identity; one that names a default account lets every pod of its namespace.",
  fix: "Restrict the trust to the subject `system:serviceaccount:<namespace>:<name>` of the one service account that needs it.",
  references: ["cis:eks/5.2.1", "cis:eks/4.1.5", "owasp:2025/K08", "mitre:T1078.004"],
  covers: [
    "irsa-trust-no-sub",
    "irsa-trust-wild-sub",
    "irsa-forallvalues",
    "irsa-default-sa",
    "podid-default-sa",
    "gke-wi-binding-wide",
    "aks-fic-wide",
  ],
  kinds: TRUSTING_KINDS,

  check: (resource) => federatedTrustOf(resource),
});
