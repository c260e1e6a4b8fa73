import type { ValueMap } from "../../lib/kubernetes/value";
import { requireAccessEntries } from "../../policies/privilege-escalation/require-access-entries";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const eks = (inputs: ValueMap) =>
  resource("aws:eks/cluster:Cluster", "prod", { roleArn: "arn:aws:iam::111122223333:role/eks", ...inputs });
const eksNative = (inputs: ValueMap) =>
  resource("aws-native:eks:Cluster", "prod", { roleArn: "arn:aws:iam::111122223333:role/eks", ...inputs });

testPolicy(requireAccessEntries, {
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
