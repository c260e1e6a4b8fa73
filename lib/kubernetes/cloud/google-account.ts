import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, anyOf, type Truth, UNKNOWN } from "../value";
import { type Named, namedByEdges } from "./links";

const ACCOUNT = "gcp:serviceaccount/account:Account";

/** Grants on a whole project, folder or organization, with the property that names who gets the role. */
const GRANTS = {
  "gcp:projects/iAMMember:IAMMember": "member",
  "gcp:projects/iAMBinding:IAMBinding": "members",
  "gcp:folder/iAMMember:IAMMember": "member",
  "gcp:organizations/iAMMember:IAMMember": "member",
} as const;

/** The types of grants on a whole project, folder or organization. */
const PROJECT_GRANTS = Object.keys(GRANTS) as (keyof typeof GRANTS)[];

/** Roles that may change everything in a project, or take every right in it. */
const ADMINISTRATOR_ROLES = [
  "roles/owner",
  "roles/editor",
  "roles/iam.securityAdmin",
  "roles/resourcemanager.projectIamAdmin",
  "roles/iam.serviceAccountTokenCreator",
  "roles/iam.serviceAccountKeyAdmin",
];

/** Whether a grant gives a role that makes its holder administrator of a project. */
function grantsAdministration(grant: KubernetesObject): Truth {
  return grant.at("role").isOneOf(ADMINISTRATOR_ROLES);
}

/** The fields of a grant that name who gets its role. */
function membersOf(grant: KubernetesObject): readonly Field[] {
  const property = GRANTS[grant.type as keyof typeof GRANTS];
  const field = grant.at(property);
  return property === "members" ? field.items() : [field];
}

/** Whether a service account of Google is administrator of a project, by the grants of the program. */
export function isProjectAdministrator(account: KubernetesObject, cloud: Cluster): Truth {
  const grants = PROJECT_GRANTS.flatMap((type) => cloud.of(type));
  return anyOf(
    grants.map((grant) =>
      allOf([
        grantsAdministration(grant),
        anyOf(membersOf(grant).map((member) => names(member, account, cloud))),
      ]),
    ),
  );
}

/** The accounts that a field with an account's address may name: those of its edges where it is not known. */
export function accountsNamedBy(address: Field, cloud: Cluster): readonly Named[] {
  if (address.value === UNKNOWN) return namedByEdges(address, cloud, [ACCOUNT]);
  return cloud
    .of(ACCOUNT)
    .map((identity): Named => ({ identity, isNamed: names(address, identity, cloud) }))
    .filter(({ isNamed }) => isNamed !== false);
}

function names(member: Field, account: KubernetesObject, cloud: Cluster): Truth {
  const text = member.string();
  if (text === undefined) return false;
  if (text === UNKNOWN) {
    const named = namedByEdges(member, cloud, [ACCOUNT]);
    return named.length === 0
      ? UNKNOWN
      : (named.find(({ identity }) => identity === account)?.isNamed ?? false);
  }
  const id = account.at("accountId").string();
  if (id === UNKNOWN) return UNKNOWN;
  return text.replace(/^serviceAccount:/, "").startsWith(`${id}@`);
}
