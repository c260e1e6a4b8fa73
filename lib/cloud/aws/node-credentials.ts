import { AWS_INSTANCE_METADATA_DEFAULTS, AWS_LAUNCH_CONFIGURATION, EKS_NODES } from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";
import type { Named } from "../shared/links";
import { rolesNamedBy } from "./aws-role";
import { MANAGED_NODES, type NodeTemplate, templatesOf } from "./node-template";

/** A setting by which nodes of EKS serve their credentials to pods, or do not. */
export interface CredentialSetting {
  readonly field: Field;
  readonly isServed: Truth;
}

/**
 * Whether nodes of a group serve their credentials to pods for their image: that of Amazon Linux 2 does, unless a
 * template has options of its own, which are judged there.
 */
export function imageSetting(group: DeclaredResource, cloud: Resources): CredentialSetting {
  const known = templatesOf(group, cloud);
  const image = group.at("amiType");
  const name = image.string();
  const isOld = name === UNKNOWN ? UNKNOWN : name?.startsWith("AL2_") === true;
  const hasOptions = known.length > 0 ? anyOf(known.map(optionsSet)) : group.at("launchTemplate").isSet;
  return { field: image, isServed: allOf([not(hasOptions), isOld]) };
}

function optionsSet({ data }: NodeTemplate): Truth {
  return data.key("metadataOptions").isSet;
}

/** What the options of a template say of requests to the metadata service. */
export interface TemplateSettings {
  /** Whether the template decides at all: it is used, the service is on, and no default of EKS stands in for it. */
  readonly isDecided: Truth;
  /** Whether requests need no token. */
  readonly tokens: CredentialSetting;
  /** Whether a token travels further than one hop, into the network of pods. */
  readonly hops: CredentialSetting;
}

/** What a launch template says of the metadata service of its nodes; open where nobody knows whether it is used. */
export function templateSettings({ data, isUsed }: NodeTemplate, cloud: Resources): TemplateSettings {
  const options = data.key("metadataOptions");
  const tokens = options.key("httpTokens");
  const hops = options.key("httpPutResponseHopLimit");
  const isDecided = allOf([
    isUsed,
    not(options.key("httpEndpoint").is("disabled")),
    anyOf([options.isSet, not(isImageOfEks(data))]),
  ]);
  const isRequired = anyOf([
    tokens.is("required"),
    allOf([not(tokens.isSet), requireTokens(cloud.of(AWS_INSTANCE_METADATA_DEFAULTS))]),
  ]);
  return {
    isDecided,
    tokens: { field: tokens, isServed: not(isRequired) },
    hops: { field: hops, isServed: isFar(hops) },
  };
}

/** A template without an image gets one of EKS, unless it is of nodes that EKS does not manage. */
function isImageOfEks(data: Field): Truth {
  if (data.owner.type === AWS_LAUNCH_CONFIGURATION) return false;
  return not(data.key("imageId").isSet);
}

/** Whether a limit lets tokens travel further than one hop. */
export function isFar(hops: Field): Truth {
  const limit = hops.number();
  return limit === UNKNOWN ? UNKNOWN : limit !== undefined && limit > 1;
}

/** Whether the defaults of the account ask for a token: each is of one region, so that those which differ leave it open. */
function requireTokens(defaults: readonly DeclaredResource[]): Truth {
  const [first, ...others] = defaults.map((each) => each.at("httpTokens").is("required"));
  if (first === undefined) return false;
  return others.every((other) => other === first) ? first : UNKNOWN;
}

/** Nodes of EKS that a program declares: the roles that they act as, and what lets pods act as them. */
export interface NodeCredentials {
  readonly group: DeclaredResource;
  readonly roles: readonly Named[];
  readonly settings: readonly CredentialSetting[];
  /** Whether the service is switched off: not even pods in the network of the node reach it. */
  readonly isOff: Truth;
}

/** The node groups that EKS manages, with what lets pods act as their nodes. */
export function nodeCredentials(cloud: Resources): readonly NodeCredentials[] {
  return cloud.of(...MANAGED_NODES).map((group) => {
    const templates = templatesOf(group, cloud);
    const ofTemplates = templates.map((template) => templateSettings(template, cloud));
    const settings = ofTemplates.flatMap(({ isDecided, tokens, hops }) =>
      [tokens, hops].map(
        ({ field, isServed }): CredentialSetting => ({ field, isServed: allOf([isDecided, isServed]) }),
      ),
    );
    const role = group.at(group.type === EKS_NODES ? "nodeRoleArn" : "nodeRole");
    const endpoints = templates.map(({ data }) => data.at("metadataOptions.httpEndpoint").is("disabled"));
    return {
      group,
      roles: rolesNamedBy(role, cloud),
      settings: [imageSetting(group, cloud), ...settings].filter(({ isServed }) => isServed !== false),
      isOff: endpoints.length === 0 ? false : allOf(endpoints),
    };
  });
}
