import { requireEksAccessEntries } from "../../policies/privilege-escalation/require-eks-access-entries";
import { UNKNOWN } from "../support/builders";
import { eks, eksNative } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireEksAccessEntries, {
  accepts: {
    "a cluster with access entries alone": eks({
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
    }),
    "a cluster with the ConfigMap, which another policy rejects": eks({}),
  },
  rejects: {
    "a cluster with both": {
      given: eks({
        accessConfig: {
          authenticationMode: "API_AND_CONFIG_MAP",
          bootstrapClusterCreatorAdminPermissions: false,
        },
      }),
      says: 'aws:eks/cluster:Cluster "prod" must not set accessConfig.authenticationMode=API_AND_CONFIG_MAP',
    },
    "a cluster whose creator stays administrator": {
      given: eksNative({ accessConfig: { authenticationMode: "API" } }),
      says: 'aws-native:eks:Cluster "prod" must set accessConfig.bootstrapClusterCreatorAdminPermissions=false',
    },
  },
  undecided: {
    "access from an output": eks({ accessConfig: UNKNOWN }),
    "a mode from an output": eks({ accessConfig: { authenticationMode: UNKNOWN } }),
  },
});
