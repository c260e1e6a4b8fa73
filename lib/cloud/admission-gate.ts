import { AKS, AKS_CLASSIC, GKE } from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { lookup } from "../model/lookup";
import type { Resources } from "../model/resources";
import { allOf, anyOf, isMap, type Truth, UNKNOWN } from "../model/value";
import { namesCluster } from "./azure/azure-target";
import { SAFEGUARDS } from "./shared/types";

const ENFORCING_MODES = [
  "PROJECT_SINGLETON_POLICY_ENFORCE",
  "POLICY_BINDINGS",
  "POLICY_BINDINGS_AND_PROJECT_SINGLETON_POLICY_ENFORCE",
];

/** Where a cluster of each type says whether its gate is on. */
const SWITCHES: Readonly<Record<string, string>> = {
  [GKE]: "binaryAuthorization.evaluationMode",
  [AKS]: "addonProfiles.azurepolicy.enabled",
  [AKS_CLASSIC]: "azurePolicyEnabled",
};

/** The types of managed clusters whose cloud offers a gate that checks what is deployed. */
export const CLUSTERS_WITH_GATE = Object.keys(SWITCHES);

/** Where a cluster of such a type says whether its gate is on. */
export function gateSwitchOf(managed: DeclaredResource): Field {
  return managed.at(lookup(SWITCHES, managed.type) ?? "");
}

/**
 * Whether a managed cluster has the gate of its cloud switched on: Binary Authorization of GKE, or Azure Policy, whose
 * rules are assigned in the cloud. Azure reads the name of the add-on in either case.
 */
export function hasGateOfCloud(managed: DeclaredResource): Truth {
  const addons = managed.at("addonProfiles");
  const policies = isMap(addons.value)
    ? Object.keys(addons.value).filter((name) => name.toLowerCase() === "azurepolicy")
    : [];
  return anyOf([
    managed.at("binaryAuthorization.evaluationMode").isOneOf(ENFORCING_MODES),
    managed.at("binaryAuthorization.enabled").is(true),
    ...policies.map((name) => addons.key(name).key("enabled").is(true)),
    addons.value === UNKNOWN ? UNKNOWN : false,
    managed.at("azurePolicyEnabled").is(true),
  ]);
}

/** Whether deployment safeguards of AKS refuse what breaks their rules: always on in AKS Automatic. */
export function hasSafeguards(managed: DeclaredResource, cloud: Resources): Truth {
  const guards = cloud.of(...SAFEGUARDS);
  return anyOf([
    managed.at("sku.name").is("Automatic"),
    ...guards.map((guard) =>
      allOf([
        anyOf(
          ["resourceUri", "kubernetesClusterId"].map((path) => namesCluster(guard.at(path), managed, cloud)),
        ),
        guard.at("level").is("Enforce"),
      ]),
    ),
  ]);
}
