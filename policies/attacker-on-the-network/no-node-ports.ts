import { resourcePolicy } from "../../lib/policy/define";

export const noNodePorts = resourcePolicy({
  id: "no-node-ports",
  category: "attacker-on-the-network",
  threats: ["N2", "X3"],
  boundaries: ["B6"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Services must not be of type NodePort",
  why: "A node port answers on each address of each node, past the load balancer and its firewall.",
  fix: "Use `ClusterIP` and an Ingress, a Gateway or a load balancer in front of it.",
  references: ["ms:MS-TA9005", "mitre:T1133"],
  equivalents: [
    "kube-linter:exposed-services",
    "kube-score:service-type",
    "kyverno:restrict-node-port",
    "kics:service_type_is_nodeport",
    "kubescape:C-0256",
  ],
  covers: ["service-nodeport"],
  kinds: ["Service"],

  check: (service) => service.at("spec.type").mustNotBe("NodePort"),
});
