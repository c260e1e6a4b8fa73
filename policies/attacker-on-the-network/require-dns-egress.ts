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
  title: "Pods whose egress is limited must still reach the DNS of the cluster",
  why: "Without it no name resolves, nothing works, and the policy that was meant to limit is removed altogether.",
  fix: "Allow port 53, by UDP and TCP, to the pods of DNS in kube-system.",
  references: ["url:https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
  equivalents: ["kyverno:add-networkpolicy-dns"],
  covers: ["networkpolicy-dns-egress"],
  exceptions: "Pods that connect to addresses alone.",

  checkStack: (cluster) =>
    dnsEgressOf(cluster).map(({ field, isCut }) => field.violates("must be allowed to reach DNS", isCut)),
});
