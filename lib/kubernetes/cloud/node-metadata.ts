import { type Claim, claimIf, onlyIf } from "../claim";
import type { Cluster } from "../cluster";
import type { KubernetesObject } from "../object";
import { allOf, not, UNKNOWN } from "../value";
import { sourcesOf } from "./links";
import { EKS_NODES } from "./types";

const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";

/**
 * The claims on nodes of EKS whose pods read the credentials of the node from the metadata service: those that still
 * answer requests without a token, and those whose tokens travel further than one hop, into the network of pods.
 *
 * The templates that EKS makes itself ask for a token and one hop, but for images of Amazon Linux 2.
 *
 * Source: "Restrict access to the instance profile assigned to the worker node" in the EKS best practices.
 */
export function metadataClaims(cloud: Cluster): (Claim | undefined)[] {
  const groups = cloud.of(EKS_NODES);
  const templates = groups.flatMap((group) => sourcesOf(group, "launchTemplate", cloud, [LAUNCH_TEMPLATE]));
  const ofComponents = [LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION]
    .flatMap((type) => cloud.of(type))
    .filter(({ declaration }) => declaration.urn?.includes("eks:index:NodeGroup"));
  return [
    ...groups.map(withoutTemplate),
    ...[...new Set([...templates, ...ofComponents])].flatMap(onTemplate),
  ];
}

function withoutTemplate(group: KubernetesObject): Claim | undefined {
  const image = group.at("amiType");
  const name = image.string();
  const isOld = name === UNKNOWN ? UNKNOWN : name?.startsWith("AL2_") === true;
  return onlyIf(
    not(group.at("launchTemplate").isSet),
    image.violates(`must not use ${image.shown}, whose nodes give pods their credentials`, isOld),
  );
}

function onTemplate(template: KubernetesObject): (Claim | undefined)[] {
  const options = template.at("metadataOptions");
  const isOn = not(options.key("httpEndpoint").is("disabled"));
  const hops = options.key("httpPutResponseHopLimit");
  const limit = hops.number();
  // Without options of its own a template leaves them to the image; those of EKS ask for a token.
  const isDecided = allOf([isOn, options.isSet]);
  return [
    onlyIf(isDecided, options.key("httpTokens").mustBe("required")),
    claimIf(
      allOf([isDecided, limit === UNKNOWN ? UNKNOWN : limit !== undefined && limit > 1]),
      hops,
      "must not set",
      `${hops.path}=${hops.shown}`,
    ),
  ];
}
