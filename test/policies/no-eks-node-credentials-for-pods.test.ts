import type { Value, ValueMap } from "../../lib/model/value";
import { noEksNodeCredentialsForPods } from "../../policies/access-to-sensitive-data/no-eks-node-credentials-for-pods";
import { dependingOn, type Manifest, object, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const template = (metadataOptions: Value | undefined) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", {
    instanceType: "m7i.large",
    ...(metadataOptions !== undefined && { metadataOptions }),
  });
const nodes = (inputs: ValueMap) => resource("aws:eks/nodeGroup:NodeGroup", "workers", inputs);
const from = (of: Manifest) =>
  stack(of, dependingOn(nodes({ launchTemplate: { id: UNKNOWN, version: "1" } }), { launchTemplate: [of] }));
const component = (inputs: ValueMap) =>
  resource("eks:index:ManagedNodeGroup", "workers", { amiType: "AL2023_x86_64_STANDARD", ...inputs });
const custom = (inputs: ValueMap) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", { imageId: "ami-1", ...inputs });
const defaults = (httpTokens: Value) =>
  resource("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", "account", { httpTokens });
const scaling = (inputs: ValueMap) =>
  resource("aws:autoscaling/group:Group", "workers", {
    tags: [{ key: "kubernetes.io/cluster/prod", value: "owned", propagateAtLaunch: true }],
    ...inputs,
  });
const configuration = (inputs: ValueMap) =>
  resource("aws:ec2/launchConfiguration:LaunchConfiguration", "workers", { name: "workers", ...inputs });
const BOOTSTRAP = Buffer.from("#!/bin/bash\n/etc/eks/bootstrap.sh prod\n").toString("base64");
const CONFIGURATION = 'aws:ec2/launchConfiguration:LaunchConfiguration "workers"';
const TEMPLATE = 'aws:ec2/launchTemplate:LaunchTemplate "workers"';

const nodeClass = (spec: ValueMap) =>
  object("karpenter.k8s.aws/v1", "EC2NodeClass", "default", { spec: { role: "nodes", ...spec } });

testStackPolicy(noEksNodeCredentialsForPods, {
  accepts: {
    "a token and one hop": from(template({ httpTokens: "required", httpPutResponseHopLimit: 1 })),
    "a component that says nothing": stack(component({})),
    "a component whose own template is judged": stack(component({ enableIMDSv2: true }), {
      ...template({ httpTokens: "required" }),
      $parent: "eks:index:ManagedNodeGroup::workers",
    }),
    "no metadata service": from(template({ httpEndpoint: "disabled", httpTokens: "optional" })),
    "a template that leaves it to the image of EKS": from(template(undefined)),
    "nodes without a template": stack(nodes({ amiType: "AL2023_x86_64_STANDARD" })),
    "an image of one's own with a token and one hop": from(
      custom({ metadataOptions: { httpTokens: "required" } }),
    ),
    "an image of one's own in an account that asks for a token": stack(
      ...from(custom({})).objects,
      defaults("required"),
    ),
    "options that leave the token to an account that asks for it": stack(
      ...from(template({ httpEndpoint: "enabled" })).objects,
      defaults("required"),
    ),
    "tags for those who have a token": from(
      template({ httpTokens: "required", instanceMetadataTags: "enabled" }),
    ),
    "Amazon Linux 2 with options of its own": stack(
      template({ httpTokens: "required", httpPutResponseHopLimit: 1 }),
      dependingOn(nodes({ amiType: "AL2_x86_64", launchTemplate: { id: UNKNOWN } }), {
        launchTemplate: [template({})],
      }),
    ),
    "a scaling group of something else": stack(
      configuration({ imageId: "ami-1" }),
      scaling({ tags: [{ key: "team", value: "shop" }], launchConfiguration: "workers" }),
    ),
    "user data that joins no cluster": stack(
      nodes({ clusterName: "prod" }),
      custom({ userData: Buffer.from("#!/bin/bash\necho ready\n").toString("base64") }),
    ),
    "a template that no cluster uses": stack(template({ httpTokens: "optional" })),
    "a node class of Karpenter, whose defaults are safe": stack(nodeClass({})),
    "a node class of Karpenter without the metadata service": stack(
      nodeClass({ metadataOptions: { httpEndpoint: "disabled", httpTokens: "optional" } }),
    ),
  },
  rejects: {
    "a node class of Karpenter that answers without a token": {
      given: stack(nodeClass({ metadataOptions: { httpTokens: "optional" } })),
      says: ['EC2NodeClass "default" must not set spec.metadataOptions.httpTokens=optional'],
    },
    "a node class of Karpenter whose tokens reach pods": {
      given: stack(nodeClass({ metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } })),
      says: ['EC2NodeClass "default" must not set spec.metadataOptions.httpPutResponseHopLimit=2'],
    },
    "a service that answers without a token": {
      given: from(template({ httpTokens: "optional" })),
      says: [`${TEMPLATE} must set metadataOptions.httpTokens=required`],
    },
    "a component whose tokens travel two hops": {
      given: stack(component({ enableIMDSv2: true })),
      says: ['eks:index:ManagedNodeGroup "workers" must not set enableIMDSv2=true'],
    },
    "options that leave the token out": {
      given: from(template({ httpEndpoint: "enabled" })),
      says: [`${TEMPLATE} must set metadataOptions.httpTokens=required`],
    },
    "tokens that reach pods": {
      given: from(template({ httpTokens: "required", httpPutResponseHopLimit: 2 })),
      says: [`${TEMPLATE} must not set metadataOptions.httpPutResponseHopLimit=2`],
    },
    "an image of one's own that leaves everything out": {
      given: from(custom({})),
      says: [`${TEMPLATE} must set metadataOptions.httpTokens=required`],
    },
    "an account that does not ask for a token": {
      given: stack(...from(custom({})).objects, defaults("optional")),
      says: [`${TEMPLATE} must set metadataOptions.httpTokens=required`],
    },
    "tags for everybody": {
      given: from(template({ httpTokens: "optional", instanceMetadataTags: "enabled" })),
      says: [
        `${TEMPLATE} must set metadataOptions.httpTokens=required; it must not set metadataOptions.instanceMetadataTags=enabled`,
      ],
    },
    "a template by its name": {
      given: stack(
        custom({ name: "shop-workers", metadataOptions: { httpTokens: "optional" } }),
        nodes({ launchTemplate: { name: "shop-workers", version: "1" } }),
      ),
      says: [`${TEMPLATE} must set metadataOptions.httpTokens=required`],
    },
    "nodes of AWS Cloud Control": {
      given: stack(
        resource("aws-native:ec2:LaunchTemplate", "workers", {
          launchTemplateName: "shop-workers",
          launchTemplateData: { metadataOptions: { httpTokens: "optional" } },
        }),
        resource("aws-native:eks:Nodegroup", "workers", { launchTemplate: { name: "shop-workers" } }),
      ),
      says: [
        'aws-native:ec2:LaunchTemplate "workers" must set launchTemplateData.metadataOptions.httpTokens=required',
      ],
    },
    "the launch configuration of a scaling group of nodes": {
      given: stack(configuration({}), scaling({ launchConfiguration: "workers" })),
      says: [`${CONFIGURATION} must set metadataOptions.httpTokens=required`],
    },
    "a template whose user data joins a cluster": {
      given: stack(
        resource("aws:eks/cluster:Cluster", "prod", { version: "1.35" }),
        custom({ userData: BOOTSTRAP }),
      ),
      says: [`${TEMPLATE} must set metadataOptions.httpTokens=required`],
    },
    "Amazon Linux 2 with a template that leaves everything out": {
      given: stack(
        template(undefined),
        dependingOn(nodes({ amiType: "AL2_x86_64", launchTemplate: { id: UNKNOWN } }), {
          launchTemplate: [template(undefined)],
        }),
      ),
      says: [
        'aws:eks/nodeGroup:NodeGroup "workers" must not use AL2_x86_64, whose nodes give pods their credentials (amiType)',
      ],
    },
    "nodes of Amazon Linux 2": {
      given: stack(nodes({ amiType: "AL2_x86_64" })),
      says: [
        'aws:eks/nodeGroup:NodeGroup "workers" must not use AL2_x86_64, whose nodes give pods their credentials (amiType)',
      ],
    },
  },
  undecided: {
    "a switch of a component from an output": stack(component({ enableIMDSv2: UNKNOWN })),
    "options from an output": from(template(UNKNOWN)),
    "an image from an output": from(custom({ imageId: UNKNOWN })),
    "one of two templates": stack(
      template({ httpTokens: "optional" }),
      { ...template({ httpTokens: "required" }), $name: "others" },
      dependingOn(nodes({ launchTemplate: { id: UNKNOWN } }), {
        launchTemplate: [template({}), { ...template({}), $name: "others" }],
      }),
    ),
    "user data from an output": stack(nodes({ clusterName: "prod" }), custom({ userData: UNKNOWN })),
  },
});
