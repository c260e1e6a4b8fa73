import { noKubeletReadOnlyPort } from "../../policies/access-to-sensitive-data/no-kubelet-read-only-port";
import { resource, UNKNOWN } from "../support/builders";
import { gke, gkeNodes } from "../support/clouds";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const kubelet = (...lines: string[]) => configured("KubeletConfiguration", ...lines);
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;

testPolicy(noKubeletReadOnlyPort, {
  accepts: {
    "a document that leaves it out": kubelet(),
    "port 0": kubelet("readOnlyPort: 0"),
    "a flag that closes it": running("kubelet", { "read-only-port": "0" }),
    "a flag that names the document": running("kubelet", { config: "/var/lib/kubelet/config.yaml" }),
    "another document": configured("Other", "readOnlyPort: 10255"),
    "nodes of GKE without the port": gkeNodes({
      nodeConfig: { kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" } },
    }),
  },
  rejects: {
    "the port of old": {
      given: kubelet("readOnlyPort: 10255"),
      says: says("must not set data.config.readOnlyPort=10255"),
    },
    "any other port": {
      given: kubelet("readOnlyPort: 8081"),
      says: says("must not set data.config.readOnlyPort=8081"),
    },
    "flags alone, by which it is open": {
      given: running("kubelet", {}),
      says: 'Pod "web" must set --read-only-port=0 (container "web")',
    },
    "a flag in user data": {
      given: resource("eks:index:ManagedNodeGroup", "workers", {
        kubeletExtraArgs: "--read-only-port=10255",
      }),
      says: 'eks:index:ManagedNodeGroup "workers" must set --read-only-port=0 instead of 10255 (kubelet)',
    },
    "nodes of GKE with the port": {
      given: gkeNodes({ nodeConfig: { kubeletConfig: { insecureKubeletReadonlyPortEnabled: "TRUE" } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled=TRUE',
    },
    "a GKE cluster whose pools have the port by default": {
      given: gke({
        nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: "TRUE" } },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled=TRUE',
    },
  },
  undecided: {
    "a kubelet of GKE from an output": gkeNodes({ nodeConfig: { kubeletConfig: UNKNOWN } }),
    "a flag from an output": running("kubelet", {}, UNKNOWN),
    "a document from an output": carrying(UNKNOWN),
    "user data of nodes that names the cluster": resource(
      "aws:ec2/launchTemplate:LaunchTemplate",
      "workers",
      {
        userData: UNKNOWN,
      },
    ),
  },
});
