import { UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import type { Manifest } from "../../support/builders";
import { exposuresIn, service, workload } from "./support";

const aws = "service.beta.kubernetes.io/aws-load-balancer";
const web = workload("shop/web");
const _clusterIp = service();
const _toWeb = { service: { name: "web", port: { number: 80 } } };

describe("a Service", () => {
  type Case = [name: string, service: Manifest, expected: string[]];
  const balancer = (spec: ValueMap, annotations: Value = {}) =>
    service({ type: "LoadBalancer", ...spec }, annotations);
  const balanced = (reachability: string) => [
    `web: load balancer, true, ${reachability} (Service spec.type)`,
  ];

  test.each<Case>([
    ["of type ClusterIP stays inside", service({ type: "ClusterIP" }), []],
    ["without a type stays inside", service({}), []],
    ["of type LoadBalancer faces the Internet", balancer({}), balanced("internet")],
    [
      "of type NodePort faces whoever reaches the nodes",
      service({ type: "NodePort" }),
      ["web: node port, true, unknown (Service spec.type)"],
    ],
    [
      "of type LoadBalancer with a node port spelled out has both",
      balancer({ ports: [{ port: 80, nodePort: 30080 }] }),
      [...balanced("internet"), "web: node port, true, unknown (Service spec.ports[0].nodePort)"],
    ],
    [
      "with an external IP of a private network",
      service({ externalIPs: ["10.1.2.3"] }),
      ["web: external IP, true, private (Service spec.externalIPs[0])"],
    ],
    [
      "with a public external IP",
      service({ externalIPs: ["203.0.113.7"] }),
      ["web: external IP, true, unknown (Service spec.externalIPs[0])"],
    ],
    ["with an empty list of external IPs stays inside", service({ externalIPs: [] }), []],
    [
      "of type ExternalName leads to no pod",
      service({ type: "ExternalName", externalIPs: ["10.1.2.3"] }),
      [],
    ],
    ["without a selector leads to no pod", balancer({ selector: null }), []],
    ["with an empty selector leads to no pod", balancer({ selector: {} }), []],
    ["that selects other pods leads to no pod", balancer({ selector: { app: "db" } }), []],
    [
      "of a type that is not known may be anything",
      service({ type: UNKNOWN }),
      [
        "web: load balancer, unknown, internet (Service spec.type)",
        "web: node port, unknown, unknown (Service spec.type)",
      ],
    ],
    [
      "with an unknown selector may lead to any pod",
      balancer({ selector: UNKNOWN }),
      ["web: load balancer, unknown, internet (Service spec.type)"],
    ],
    ["internal on AWS, the old way", balancer({}, { [`${aws}-internal`]: "true" }), balanced("private")],
    [
      "not internal on AWS, said the old way",
      balancer({}, { [`${aws}-internal`]: "false" }),
      balanced("internet"),
    ],
    ["internal on AWS by scheme", balancer({}, { [`${aws}-scheme`]: "internal" }), balanced("private")],
    [
      "of the AWS controller stays internal by default",
      balancer({ loadBalancerClass: "service.k8s.aws/nlb" }),
      balanced("private"),
    ],
    [
      "of the AWS controller faces the Internet by scheme",
      balancer({ loadBalancerClass: "service.k8s.aws/nlb" }, { [`${aws}-scheme`]: "internet-facing" }),
      balanced("internet"),
    ],
    [
      "of the AWS controller, by type, stays internal by default",
      balancer({}, { [`${aws}-type`]: "external" }),
      balanced("private"),
    ],
    [
      "of the controller in the cloud provider of AWS",
      balancer({}, { [`${aws}-type`]: "nlb" }),
      balanced("internet"),
    ],
    [
      "internal on Google",
      balancer({}, { "networking.gke.io/load-balancer-type": "Internal" }),
      balanced("private"),
    ],
    [
      "internal on Google, the old way",
      balancer({}, { "cloud.google.com/load-balancer-type": "Internal" }),
      balanced("private"),
    ],
    [
      "internal on Azure",
      balancer({}, { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }),
      balanced("private"),
    ],
    [
      "not internal on Azure",
      balancer({}, { "service.beta.kubernetes.io/azure-load-balancer-internal": "false" }),
      balanced("internet"),
    ],
    ["with a private address", balancer({ loadBalancerIP: "10.0.0.9" }), balanced("private")],
    ["with unknown annotations", balancer({}, UNKNOWN), balanced("unknown")],
    [
      "open to listed addresses",
      balancer({ loadBalancerSourceRanges: ["198.51.100.0/24"] }),
      balanced("restricted"),
    ],
    [
      "open to listed addresses, everyone among them",
      balancer({ loadBalancerSourceRanges: ["198.51.100.0/24", "0.0.0.0/0"] }),
      balanced("internet"),
    ],
    ["with an empty list of addresses", balancer({ loadBalancerSourceRanges: [] }), balanced("internet")],
    ["with an unknown address", balancer({ loadBalancerSourceRanges: [UNKNOWN] }), balanced("unknown")],
    [
      "open to addresses listed in an annotation",
      balancer(
        {},
        { "service.beta.kubernetes.io/load-balancer-source-ranges": "198.51.100.0/24, 10.0.0.0/8" },
      ),
      balanced("restricted"),
    ],
    [
      "whose field wins over the annotation",
      balancer(
        { loadBalancerSourceRanges: ["::/0"] },
        { "service.beta.kubernetes.io/load-balancer-source-ranges": "198.51.100.0/24" },
      ),
      balanced("internet"),
    ],
  ])("%s", (_, given, expected) => {
    expect(exposuresIn([web, given])).toEqual(expected);
  });
});
