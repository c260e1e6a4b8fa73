import { coversInternet } from "../../kubernetes/network/internet";
import type { DeclaredResource } from "../../model/declared-resource";
import { type Issue, settingIssue } from "../../model/issue";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, not } from "../../model/value";
import { hasDescendant } from "../shared/links";
import { EKS, EKS_NATIVE } from "../shared/types";
import { TEMPLATES } from "./node-template";

const CLUSTER = "eks:index:Cluster";
const MANAGED_NODES = "eks:index:ManagedNodeGroup";

/**
 * The issues on components of pulumi-eks whose own resources are not in the program: where they are, they are judged
 * themselves. What is left out says nothing, as some versions of the SDK do not show the inputs of components.
 *
 * Source: the schema of @pulumi/eks; with `enableIMDSv2` its template asks for a token and lets it travel two hops.
 */
export function componentIssues(cloud: Resources): (Issue | undefined)[] {
  const alone = (type: string, types: readonly string[]) =>
    cloud.of(type).filter((component) => !hasDescendant(component, types, cloud));
  return [
    ...alone(CLUSTER, [EKS, EKS_NATIVE]).map(openEndpoint),
    ...alone(MANAGED_NODES, TEMPLATES).map((nodes) => {
      const option = nodes.at("enableIMDSv2");
      return settingIssue(option.is(true), option, "must not set", "true, which lets pods take tokens");
    }),
  ];
}

function openEndpoint(component: DeclaredResource): Issue | undefined {
  const access = component.at("endpointPublicAccess");
  const blocks = component.at("publicAccessCidrs");
  const allowed = blocks.items();
  const isOpen = anyOf([allOf([access.is(true), allowed.length === 0]), ...allowed.map(coversInternet)]);
  return blocks.violates(
    "must not let everybody reach its API server",
    allOf([not(access.is(false)), isOpen]),
  );
}
