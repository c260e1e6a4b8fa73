import type { ValueMap } from "../../lib/model/value";
import { noWeakClusterComponents } from "../../policies/attacker-on-the-network/no-weak-cluster-components";
import { resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const cluster = (inputs: ValueMap) => resource("eks:index:Cluster", "prod", { name: "prod", ...inputs });
const nodes = (inputs: ValueMap) =>
  resource("eks:index:ManagedNodeGroup", "workers", { amiType: "AL2023_x86_64_STANDARD", ...inputs });
const child = (type: string, parent: string, inputs: ValueMap) => ({
  ...resource(type, "child", inputs),
  $parent: parent,
});

testStackPolicy(noWeakClusterComponents, {
  accepts: {
    "a cluster that names its networks": stack(
      cluster({ endpointPublicAccess: true, publicAccessCidrs: ["198.51.100.0/24"] }),
    ),
    "a private cluster": stack(cluster({ endpointPublicAccess: false })),
    "a cluster that says nothing": stack(cluster({})),
    "nodes that say nothing": stack(nodes({})),
    "a cluster whose own resources are judged": stack(
      cluster({ endpointPublicAccess: true }),
      child("aws:eks/cluster:Cluster", "eks:index:Cluster::prod", { name: "prod" }),
    ),
    "nodes whose own template is judged": stack(
      nodes({ enableIMDSv2: true }),
      child("aws:ec2/launchTemplate:LaunchTemplate", "eks:index:ManagedNodeGroup::workers", {
        metadataOptions: { httpTokens: "required" },
      }),
    ),
  },
  rejects: {
    "a cluster for everybody": {
      given: stack(cluster({ endpointPublicAccess: true })),
      says: ['eks:index:Cluster "prod" must not let everybody reach its API server (publicAccessCidrs)'],
    },
    "a cluster that lists the internet": {
      given: stack(cluster({ publicAccessCidrs: ["0.0.0.0/0"] })),
      says: ['eks:index:Cluster "prod" must not let everybody reach its API server (publicAccessCidrs)'],
    },
    "nodes with tokens for pods": {
      given: stack(nodes({ enableIMDSv2: true })),
      says: [
        'eks:index:ManagedNodeGroup "workers" must not set enableIMDSv2=true, which lets pods take tokens',
      ],
    },
  },
  undecided: {
    "access from an output": stack(cluster({ endpointPublicAccess: UNKNOWN })),
    "networks from an output": stack(cluster({ publicAccessCidrs: UNKNOWN })),
  },
});
