import { dnsEgressOf } from "../../lib/kubernetes/network/dns-egress";
import { stackPolicy } from "../../lib/policy/define";

export const requireDnsEgress = stackPolicy({
  id: "require-dns-egress",
  category: "attacker-on-the-network",
  threats: ["D7", "Nm"],
  boundaries: ["B3"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods with limited egress must be allowed to reach the cluster DNS",
  why: "Without DNS no name resolves, and the NetworkPolicy is removed instead of corrected.",
  fix: "Allow egress on port 53, UDP and TCP, to the DNS pods in kube-system.",
  references: ["url:https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
  equivalents: ["kyverno:add-networkpolicy-dns"],
  covers: ["networkpolicy-dns-egress"],
  exceptions: "Pods that connect to IP addresses only.",

  checkStack: (cluster) =>
    dnsEgressOf(cluster).map(({ field, isCut }) => field.violates("must be allowed to reach DNS", isCut)),
});
