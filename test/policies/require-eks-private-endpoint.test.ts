import { requireEksPrivateEndpoint } from "../../policies/attacker-on-the-network/require-eks-private-endpoint";
import { UNKNOWN } from "../support/builders";
import { eks, eksNative } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireEksPrivateEndpoint, {
  accepts: {
    "a cluster with a private endpoint": eks({ vpcConfig: { endpointPrivateAccess: true } }),
    "a cluster on an Outpost": eks({ outpostConfig: { controlPlaneInstanceType: "m5.large" } }),
    "a cluster of AWS Cloud Control with a private endpoint": eksNative({
      resourcesVpcConfig: { endpointPrivateAccess: true },
    }),
  },
  rejects: {
    "a cluster that says nothing": {
      given: eks({ vpcConfig: { publicAccessCidrs: ["198.51.100.0/24"] } }),
      says: 'aws:eks/cluster:Cluster "prod" must set vpcConfig.endpointPrivateAccess=true',
    },
    "a cluster of AWS Cloud Control without a private endpoint": {
      given: eksNative({ resourcesVpcConfig: { endpointPrivateAccess: false } }),
      says: 'aws-native:eks:Cluster "prod" must set resourcesVpcConfig.endpointPrivateAccess=true',
    },
  },
  undecided: {
    "a network from an output": eks({ vpcConfig: UNKNOWN }),
    "access from an output": eks({ vpcConfig: { endpointPrivateAccess: UNKNOWN } }),
  },
});
