import type { ValueMap } from "../../lib/kubernetes/value";
import { noUnsupportedNodeImages } from "../../policies/privilege-escalation/no-unsupported-node-images";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const nodes = (inputs: ValueMap) =>
  resource("aws:eks/nodeGroup:NodeGroup", "workers", { clusterName: "prod", ...inputs });

testPolicy(noUnsupportedNodeImages, {
  accepts: {
    "nodes that say nothing": nodes({}),
    "nodes of Amazon Linux 2023": nodes({ amiType: "AL2023_x86_64_STANDARD" }),
    "nodes of Bottlerocket": nodes({ amiType: "BOTTLEROCKET_ARM_64" }),
  },
  rejects: {
    "nodes of Amazon Linux 2": {
      given: nodes({ amiType: "AL2_x86_64" }),
      says: 'aws:eks/nodeGroup:NodeGroup "workers" must not set amiType=AL2_x86_64',
    },
    "nodes of Amazon Linux 2 with AWS Cloud Control": {
      given: resource("aws-native:eks:Nodegroup", "workers", { amiType: "AL2_ARM_64" }),
      says: 'aws-native:eks:Nodegroup "workers" must not set amiType=AL2_ARM_64',
    },
  },
  undecided: { "an image from an output": nodes({ amiType: UNKNOWN }) },
});
