import type { DeclaredResource } from "../model/declared-resource";
import type { Issue } from "../model/issue";
import type { Truth } from "../model/value";

/** What is said of the resources by which a cloud identity trusts workloads, by their types. */
export type TrustReaders = Readonly<
  Record<string, (resource: DeclaredResource) => readonly (Issue | undefined)[]>
>;

/** The same reader for several types. */
export function forEachType(types: readonly string[], read: TrustReaders[string]): TrustReaders {
  return Object.fromEntries(types.map((type) => [type, read]));
}

/** Roles of Google that let their holder act as a service account. */
const USES = [
  "roles/iam.workloadIdentityUser",
  "roles/iam.serviceAccountTokenCreator",
  "roles/iam.serviceAccountUser",
];

/** Whether a grant of Google lets its members act as a service account. */
export function letsActAs(grant: DeclaredResource): Truth {
  return grant.at("role").isOneOf(USES);
}
