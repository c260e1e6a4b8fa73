import { ROLES, trustOfRole } from "../../lib/cloud/aws/aws-role";
import { trustsAnyAudience, trustsAnyPodIdentity } from "../../lib/cloud/aws/trust";
import { forEachType, type TrustReaders } from "../../lib/cloud/federation";
import { FEDERATED_CREDENTIALS, POD_IDENTITIES } from "../../lib/cloud/identity-assignment";
import { listed } from "../../lib/cloud/shared/document";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import type { Field } from "../../lib/model/field";
import { type Issue, onlyIf } from "../../lib/model/issue";
import { lookup } from "../../lib/model/lookup";
import { matchesPattern } from "../../lib/model/pattern";
import { not } from "../../lib/model/value";

/** Resources whose trust says who, but not for what, or from where. */
const INCOMPLETE: TrustReaders = {
  ...forEachType(ROLES, (role) => {
    const trust = trustOfRole(role);
    return [
      trust.violates(
        "must require the audience sts.amazonaws.com of web identities",
        trustsAnyAudience(trust),
      ),
      trust.violates(
        "must limit pod identities to a cluster, namespace or service account",
        trustsAnyPodIdentity(trust),
      ),
    ];
  }),
  ...forEachType(POD_IDENTITIES, (association) => [
    onlyIf(not(association.at("policy").isSet), association.at("disableSessionTags").mustNotBe(true)),
  ]),
  ...forEachType(FEDERATED_CREDENTIALS, (credential) =>
    ["audience", "audiences"].flatMap((name) => listed(credential.at(name)).map(ofAudience)),
  ),
};

export const INCOMPLETE_KINDS = Object.keys(INCOMPLETE);

/** The issues on a resource whose trust leaves out what would limit it. */
export function incompleteTrustOf(resource: DeclaredResource): readonly (Issue | undefined)[] {
  return lookup(INCOMPLETE, resource.type)?.(resource) ?? [];
}

/** Tokens for other audiences are those that pods send elsewhere. Source: "Workload identity federation" of Entra ID. */
function ofAudience(audience: Field): Issue | undefined {
  const isOther = not(matchesPattern(audience, /^api:\/\/AzureADTokenExchange(China|USGov)?$/));
  return audience.violates("must require the audience api://AzureADTokenExchange", isOther);
}
