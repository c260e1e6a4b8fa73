import { componentTokenOptions } from "../../lib/cloud/aws/eks-component";
import {
  MANAGED_NODES,
  type NodeTemplate,
  nodeTemplatesIn,
  templatesOf,
} from "../../lib/cloud/aws/node-template";
import type { Program } from "../../lib/kubernetes/cluster";
import {
  AWS_INSTANCE_METADATA_DEFAULTS,
  AWS_LAUNCH_CONFIGURATION,
  KARPENTER_NODE_CLASS,
} from "../../lib/model/cloud-types";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import type { Field } from "../../lib/model/field";
import { type Issue, onlyIf, settingIssue } from "../../lib/model/issue";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";

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
  const templates = nodeTemplatesIn(cloud);
  const defaults = cloud.of(AWS_INSTANCE_METADATA_DEFAULTS);
  return [
    ...cloud.of(...MANAGED_NODES).map((group) => onImage(group, templatesOf(group, cloud))),
    ...templates.flatMap((template) => onTemplate(template, defaults)),
    // The template of the component asks for a token, and lets it travel two hops.
    ...componentTokenOptions(cloud).map((option) => option.mustNotBe(true)),
    ...clusters.flatMap((cluster) => cluster.of(KARPENTER_NODE_CLASS)).flatMap(onNodeClass),
  ];
}

/** Nodes of Amazon Linux 2, unless a template has options of its own, which are judged there. */
function onImage(group: DeclaredResource, known: readonly NodeTemplate[]): Issue | undefined {
  const image = group.at("amiType");
  const name = image.string();
  const isOld = name === UNKNOWN ? UNKNOWN : name?.startsWith("AL2_") === true;
  const hasOptions = known.length > 0 ? anyOf(known.map(optionsSet)) : group.at("launchTemplate").isSet;
  return onlyIf(
    not(hasOptions),
    image.violates(`must not use ${image.shown}, whose nodes give pods their credentials`, isOld),
  );
}

function optionsSet({ data }: NodeTemplate): Truth {
  return data.key("metadataOptions").isSet;
}

function onTemplate(template: NodeTemplate, defaults: readonly DeclaredResource[]): (Issue | undefined)[] {
  const { data, isUsed } = template;
  const options = data.key("metadataOptions");
  const tokens = options.key("httpTokens");
  const hops = options.key("httpPutResponseHopLimit");
  const isDecided = allOf([
    isUsed,
    not(options.key("httpEndpoint").is("disabled")),
    anyOf([options.isSet, not(isImageOfEks(template))]),
  ]);
  const isOptional = not(anyOf([tokens.is("required"), allOf([not(tokens.isSet), requireTokens(defaults)])]));
  return [
    onlyIf(isDecided, settingIssue(isOptional, tokens, "must set", "required")),
    onlyIf(isDecided, settingIssue(isFar(hops), hops, "must not set", hops.shown)),
    // Tags are worth a word only where every pod can read them.
    onlyIf(allOf([isDecided, isOptional]), options.key("instanceMetadataTags").mustNotBe("enabled")),
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

/** A template without an image gets one of EKS, unless it is of nodes that EKS does not manage. */
function isImageOfEks({ data }: NodeTemplate): Truth {
  if (data.owner.type === AWS_LAUNCH_CONFIGURATION) return false;
  return not(data.key("imageId").isSet);
}

function isFar(hops: Field): Truth {
  const limit = hops.number();
  return limit === UNKNOWN ? UNKNOWN : limit !== undefined && limit > 1;
}

/** Whether the defaults of the account ask for a token: each is of one region, so that those which differ leave it open. */
function requireTokens(defaults: readonly DeclaredResource[]): Truth {
  const [first, ...others] = defaults.map((each) => each.at("httpTokens").is("required"));
  if (first === undefined) return false;
  return others.every((other) => other === first) ? first : UNKNOWN;
}
