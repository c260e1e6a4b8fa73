import type { Value, ValueMap } from "../../lib/kubernetes/value";
import { noNodeCredentialsForPods } from "../../policies/access-to-sensitive-data/no-node-credentials-for-pods";
import { dependingOn, type Manifest, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const template = (metadataOptions: Value | undefined) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", {
    instanceType: "m7i.large",
    ...(metadataOptions !== undefined && { metadataOptions }),
  });
const nodes = (inputs: ValueMap) => resource("aws:eks/nodeGroup:NodeGroup", "workers", inputs);
const from = (of: Manifest) =>
  stack(of, dependingOn(nodes({ launchTemplate: { id: UNKNOWN, version: "1" } }), { launchTemplate: [of] }));
const TEMPLATE = 'aws:ec2/launchTemplate:LaunchTemplate "workers"';

testStackPolicy(noNodeCredentialsForPods, {
  accepts: {
    "a token and one hop": from(template({ httpTokens: "required", httpPutResponseHopLimit: 1 })),
    "no metadata service": from(template({ httpEndpoint: "disabled", httpTokens: "optional" })),
    "a template that leaves it to the image of EKS": from(template(undefined)),
    "nodes without a template": stack(nodes({ amiType: "AL2023_x86_64_STANDARD" })),
    "a template that no cluster uses": stack(template({ httpTokens: "optional" })),
  },
  rejects: {
    "a service that answers without a token": {
      given: from(template({ httpTokens: "optional" })),
      says: [`${TEMPLATE} must set metadataOptions.httpTokens=required`],
    },
    "options that leave the token out": {
      given: from(template({ httpEndpoint: "enabled" })),
      says: [`${TEMPLATE} must set metadataOptions.httpTokens=required`],
    },
    "tokens that reach pods": {
      given: from(template({ httpTokens: "required", httpPutResponseHopLimit: 2 })),
      says: [`${TEMPLATE} must not set metadataOptions.httpPutResponseHopLimit=2`],
    },
    "nodes of Amazon Linux 2": {
      given: stack(nodes({ amiType: "AL2_x86_64" })),
      says: [
        'aws:eks/nodeGroup:NodeGroup "workers" must not use AL2_x86_64, whose nodes give pods their credentials (amiType)',
      ],
    },
  },
  undecided: { "options from an output": from(template(UNKNOWN)) },
});
