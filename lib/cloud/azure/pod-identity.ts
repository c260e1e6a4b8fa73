import type { Cluster } from "../../kubernetes/cluster";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { type Truth, UNKNOWN } from "../../model/value";
import { identitiesNamedBy } from "./azure-identity";

const BINDING = "aadpodidentity.k8s.io/AzureIdentityBinding";
const IDENTITY = "aadpodidentity.k8s.io/AzureIdentity";

/** A binding of the retired Azure AD Pod Identity: pods with a label act as a managed identity. */
export interface PodIdentityBinding {
  /** The value of the label `aadpodidbinding` that pods have. */
  readonly selector: Field;
  readonly identity: DeclaredResource;
  readonly verdict: Truth;
}

/** The managed identities that bindings of a cluster give to pods, where the program declares them. */
export function podIdentityBindingsIn(cluster: Cluster): readonly PodIdentityBinding[] {
  const identities = cluster.of(IDENTITY);
  return cluster.of(BINDING).flatMap((binding) => {
    const named = identities.filter(
      ({ name }) => name !== UNKNOWN && name === binding.at("spec.azureIdentity").value,
    );
    return named.flatMap((each) =>
      identitiesNamedBy(each.at("spec.resourceID"), cluster.cloud).map(({ identity, isCertain }) => ({
        selector: binding.at("spec.selector"),
        identity,
        verdict: isCertain,
      })),
    );
  });
}
