import { loadBalancerReachability } from "../../lib/kubernetes/network/reachability";
import { allOf, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noOpenLoadBalancers = resourcePolicy({
  id: "no-open-load-balancers",
  category: "attacker-on-the-network",
  threats: ["N2", "X3"],
  boundaries: ["B6"],
  stride: ["I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "LoadBalancer Services must not be open to the internet",
  why: "A load balancer without source ranges accepts connections from every address.",
  fix: "Set `loadBalancerSourceRanges`, annotate the load balancer as internal, or expose the Service by an Ingress with authentication.",
  references: ["ms:MS-TA9005", "mitre:T1133"],
  equivalents: [
    "kube-linter:exposed-services",
    "kyverno:restrict-loadbalancer",
    "kics:service_with_external_load_balancer",
    "pulumi:disallowLoadBalancer",
    "kubescape:C-0256",
  ],
  covers: ["service-loadbalancer", "api-bind"],
  exceptions: "Public services: exempt their load balancers, or expose them by an Ingress.",
  kinds: ["Service"],

  check(service) {
    const type = service.at("spec.type");
    const reachability = loadBalancerReachability((read) => read(service));
    const isOpen = reachability === UNKNOWN ? UNKNOWN : reachability === "internet";
    return type.violates(
      "must not open a load balancer to the internet",
      allOf([type.is("LoadBalancer"), isOpen]),
    );
  },
});
