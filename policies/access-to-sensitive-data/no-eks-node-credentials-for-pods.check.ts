import { componentTokenOptions } from "../../lib/cloud/aws/eks-component";
import { imageSetting, isFar, templateSettings } from "../../lib/cloud/aws/node-credentials";
import { MANAGED_NODES, type NodeTemplate, nodeTemplatesIn } from "../../lib/cloud/aws/node-template";
import type { Program } from "../../lib/kubernetes/cluster";
import { KARPENTER_NODE_CLASS } from "../../lib/model/cloud-types";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import { type Issue, onlyIf, settingIssue } from "../../lib/model/issue";
import type { Resources } from "../../lib/model/resources";
import { allOf, not } from "../../lib/model/value";

/**
 * The issues on nodes of EKS whose pods read the credentials of the node from the metadata service: those that still
 * answer requests without a token, and those whose tokens travel further than one hop, into the network of pods.
 *
 * The templates that EKS makes itself ask for a token and one hop, but for images of Amazon Linux 2. A template without
 * options leaves both to the defaults of the account, then to its image: those of EKS do the same, an image of one's
 * own either answers without a token or lets it travel two hops.
 *
 * Source: "Restrict access to the instance profile assigned to the worker node" in the EKS best practices, and "Order
 * of precedence for instance metadata options" in the EC2 user guide.
 */
export function metadataIssues({ cloud, clusters }: Program): (Issue | undefined)[] {
  return [
    ...cloud.of(...MANAGED_NODES).map((group) => onImage(group, cloud)),
    ...nodeTemplatesIn(cloud).flatMap((template) => onTemplate(template, cloud)),
    // The template of the component asks for a token, and lets it travel two hops.
    ...componentTokenOptions(cloud).map((option) => option.mustNotBe(true)),
    ...clusters.flatMap((cluster) => cluster.of(KARPENTER_NODE_CLASS)).flatMap(onNodeClass),
  ];
}

function onImage(group: DeclaredResource, cloud: Resources): Issue | undefined {
  const { field, isServed } = imageSetting(group, cloud);
  return field.violates(`must not use ${field.shown}, whose nodes give pods their credentials`, isServed);
}

function onTemplate(template: NodeTemplate, cloud: Resources): (Issue | undefined)[] {
  const { isDecided, tokens, hops } = templateSettings(template, cloud);
  const tags = template.data.key("metadataOptions").key("instanceMetadataTags");
  return [
    onlyIf(isDecided, settingIssue(tokens.isServed, tokens.field, "must set", "required")),
    onlyIf(isDecided, settingIssue(hops.isServed, hops.field, "must not set", hops.field.shown)),
    // Tags are worth a word only where every pod can read them.
    onlyIf(allOf([isDecided, tokens.isServed]), tags.mustNotBe("enabled")),
  ];
}

/** Karpenter asks for a token and one hop where a node class says nothing. */
function onNodeClass(nodeClass: DeclaredResource): (Issue | undefined)[] {
  const options = nodeClass.at("spec.metadataOptions");
  const hops = options.key("httpPutResponseHopLimit");
  return [
    options.key("httpTokens").mustNotBe("optional"),
    settingIssue(isFar(hops), hops, "must not set", hops.shown),
  ].map((issue) => onlyIf(not(options.key("httpEndpoint").is("disabled")), issue));
}
