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
  title: "Load balancers must say who may reach them",
  why: "A load balancer without source ranges serves the whole internet, whoever its clients are meant to be.",
  fix: "Set `loadBalancerSourceRanges`, mark the balancer as internal, or expose through an Ingress with authentication.",
  references: ["ms:MS-TA9005", "mitre:T1133"],
  equivalents: [
    "kube-linter:exposed-services",
    "kyverno:restrict-loadbalancer",
    "kics:service_with_external_load_balancer",
    "pulumi:disallowLoadBalancer",
    "kubescape:C-0256",
  ],
  covers: ["service-loadbalancer", "api-bind"],
  exceptions:
    "A shop for everybody is meant for everybody: switch this off for it, or expose it through an Ingress.",
  kinds: ["Service"],

  check(service) {
    const type = service.at("spec.type");
    const reachability = loadBalancerReachability((read) => read(service));
    const isOpen = reachability === UNKNOWN ? UNKNOWN : reachability === "internet";
    return type.violates(
      "must not open a load balancer to everybody",
      allOf([type.is("LoadBalancer"), isOpen]),
    );
  },
});
