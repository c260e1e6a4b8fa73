import { resourcePolicy } from "../../lib/define";
import { OPEN_PORT_KINDS, openPortsOf } from "../../lib/kubernetes/cloud/node-ports";

export const noOpenPortsOnPublicNodes = resourcePolicy({
  id: "no-open-ports-on-public-nodes",
  category: "attacker-on-the-network",
  threats: ["N2", "E4", "F3"],
  boundaries: ["B2", "B6"],
  stride: ["I", "S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Node pools of AKS with public addresses must not open ports of the node itself",
  why: "SSH and the kubelet then answer the whole internet: one weak key, or one flaw of the kubelet, gives the node and the tokens of its pods.",
  fix: "Allow the ports of your workloads only, or give the nodes no public addresses.",
  references: ["cis:aks/5.4.3", "owasp:2025/K06", "mitre:T1133"],
  covers: ["aks-node-public-ip"],
  kinds: OPEN_PORT_KINDS,

  check: (resource) =>
    openPortsOf(resource).map(({ range, port, isOpen }) =>
      range.violates(`must not open port ${port} of nodes with public addresses`, isOpen),
    ),
});
