import { openHostPortIssues } from "../../lib/cloud/aws/node-ports";
import { openPortIssues } from "../../lib/cloud/aws/security-group";
import { cloudPolicy } from "../../lib/policy/define";

export const noOpenNodePorts = cloudPolicy({
  id: "no-open-node-ports",
  category: "attacker-on-the-network",
  threats: ["F1", "F3", "N2", "E4"],
  boundaries: ["B2", "B6"],
  stride: ["S", "I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes and clusters must not let everybody reach the ports of their own components",
  why: "Whoever reaches SSH, the kubelet, etcd or a node port can try every flaw and every stolen credential against it, past the load balancers and their rules.",
  fix: "Name the security groups or the networks that need the port; on AKS, allow ports of workloads only.",
  references: [
    "cis:eks/5.4.3",
    "cis:aks/5.4.3",
    "url:https://kubernetes.io/docs/reference/networking/ports-and-protocols/",
    "owasp:2025/K06",
    "ms:MS-TA9005",
    "mitre:T1133",
  ],
  covers: ["eks-node-sg-open", "aks-node-public-ip"],
  exceptions:
    "Node ports behind a network load balancer that keeps the addresses of its clients and has instances as targets.",

  checkStack: ({ cloud }) => [...openPortIssues(cloud), ...openHostPortIssues(cloud)],
});
