import type { ValueMap } from "../../lib/model/value";
import { noEksNodeTokensInPods } from "../../policies/attacker-on-the-network/no-eks-node-tokens-in-pods";
import { resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const nodes = (inputs: ValueMap) =>
  resource("eks:index:ManagedNodeGroup", "workers", { amiType: "AL2023_x86_64_STANDARD", ...inputs });
const child = (type: string, parent: string, inputs: ValueMap) => ({
  ...resource(type, "child", inputs),
  $parent: parent,
});

testStackPolicy(noEksNodeTokensInPods, {
  accepts: {
    "nodes that say nothing": stack(nodes({})),
    "nodes whose own template is judged": stack(
      nodes({ enableIMDSv2: true }),
      child("aws:ec2/launchTemplate:LaunchTemplate", "eks:index:ManagedNodeGroup::workers", {
        metadataOptions: { httpTokens: "required" },
      }),
    ),
  },
  rejects: {
    "nodes whose tokens travel two hops": {
      given: stack(nodes({ enableIMDSv2: true })),
      says: ['eks:index:ManagedNodeGroup "workers" must not set enableIMDSv2=true'],
    },
  },
  undecided: { "a switch from an output": stack(nodes({ enableIMDSv2: UNKNOWN })) },
});
