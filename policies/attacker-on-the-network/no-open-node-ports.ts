import { remoteAccessSources } from "../../lib/cloud/aws/remote-access";
import { portsOpenToInternet } from "../../lib/cloud/aws/security-group";
import { openHostPorts } from "../../lib/cloud/azure/host-ports";
import { cloudPolicy } from "../../lib/policy/define";

export const noOpenNodePorts = cloudPolicy({
  id: "no-open-node-ports",
  category: "attacker-on-the-network",
  threats: ["F1", "F3", "N2", "E4", "P3"],
  boundaries: ["B2", "B6"],
  stride: ["S", "I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Node, kubelet and etcd ports must not be open to the internet",
  why: "A client that reaches SSH, the kubelet, etcd or a node port can try every flaw and every stolen credential on it, past load balancers and their rules.",
  fix: "Allow these ports from named security groups or networks only; on EKS set source groups in `remoteAccess`, on AKS remove them from `allowedHostPorts`.",
  references: [
    "cis:eks/5.4.3",
    "cis:aks/5.4.3",
    "url:https://kubernetes.io/docs/reference/networking/ports-and-protocols/",
    "owasp:2025/K06",
    "ms:MS-TA9005",
    "mitre:T1133",
    "mitre:T1021.004",
  ],
  equivalents: ["checkov:CKV_AWS_100"],
  covers: ["eks-node-sg-open", "aks-node-public-ip", "eks-node-ssh-open"],
  exceptions:
    "Node ports behind a network load balancer that keeps the addresses of its clients and has instances as targets.",

  checkStack: ({ cloud }) => [
    ...portsOpenToInternet(cloud).map(({ field, ports, isOpen }) =>
      field.violates(`must not open ${ports.join(", ")} to the internet`, isOpen),
    ),
    ...openHostPorts(cloud).map(({ range, port, isOpen }) =>
      range.violates(`must not open port ${port} of nodes with public addresses`, isOpen),
    ),
    ...remoteAccessSources(cloud).map(({ sources, isOpen }) =>
      sources.violates("must not open port 22 to the internet", isOpen),
    ),
  ],
});
