import { limitEksNodePortRange } from "../../policies/attacker-on-the-network/limit-eks-node-port-range";
import { UNKNOWN } from "../support/builders";
import { eks, eksNative } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(limitEksNodePortRange, {
  accepts: {
    "a cluster that says nothing": eks({}),
    "a range that starts at the default": eks({
      kubeApiServerConfig: { serviceNodePortRange: { minPort: 30000, maxPort: 32767 } },
    }),
  },
  rejects: {
    "a range with the port of the kubelet": {
      given: eks({ kubeApiServerConfig: { serviceNodePortRange: { minPort: 10000, maxPort: 32767 } } }),
      says: 'aws:eks/cluster:Cluster "prod" must not give Services ports from 10000 on (kubeApiServerConfig.serviceNodePortRange.minPort)',
    },
    "a range that starts one port too early": {
      given: eksNative({ kubeApiServerConfig: { serviceNodePortRange: { minPort: 29999 } } }),
      says: 'aws-native:eks:Cluster "prod" must not give Services ports from 29999 on (kubeApiServerConfig.serviceNodePortRange.minPort)',
    },
  },
  undecided: {
    "a configuration from an output": eks({ kubeApiServerConfig: UNKNOWN }),
    "a port from an output": eks({ kubeApiServerConfig: { serviceNodePortRange: { minPort: UNKNOWN } } }),
  },
});
