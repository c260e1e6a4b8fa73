import { EKS, EKS_NATIVE } from "../../lib/model/cloud-types";
import { UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** The first port of the default range; those below belong to the node: the kubelet has 10250, kube-proxy 10256. */
const FIRST = 30_000;

export const limitEksNodePortRange = resourcePolicy({
  id: "limit-eks-node-port-range",
  category: "attacker-on-the-network",
  threats: ["N4", "F3"],
  boundaries: ["B2", "B3"],
  stride: ["S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "EKS clusters must keep node ports apart from the ports of kubelets and agents",
  why: "A user who may create a Service could take a port of the kubelet or of another agent on every node, and answer in its place.",
  fix: "Leave `serviceNodePortRange` at 30000 to 32767, or start it at 30000 or above.",
  references: ["url:https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport"],
  covers: ["eks-nodeport-range"],
  kinds: [EKS, EKS_NATIVE],

  check(cluster) {
    const first = cluster.at("kubeApiServerConfig.serviceNodePortRange.minPort");
    const port = first.number();
    const isLow = port === UNKNOWN ? UNKNOWN : port !== undefined && port < FIRST;
    return first.violates(`must not give Services ports from ${first.shown} on`, isLow);
  },
});
