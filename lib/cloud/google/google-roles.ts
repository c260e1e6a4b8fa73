import { GCP_ORGANIZATION_ROLE, GCP_PROJECT_ROLE } from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { matchesPattern } from "../../model/pattern";
import type { Resources } from "../../model/resources";
import { anyOf, type Truth, UNKNOWN } from "../../model/value";
import { NO_RIGHTS, type Rights } from "../shared/identity-rights";
import { namedByEdges } from "../shared/links";

/** Roles that may change everything in a project, or take every right in it. */
const ADMINISTRATOR_ROLES = [
  "roles/owner",
  "roles/editor",
  "roles/iam.roleAdmin",
  "roles/iam.securityAdmin",
  "roles/iam.serviceAccountAdmin",
  "roles/iam.serviceAccountKeyAdmin",
  "roles/iam.serviceAccountTokenCreator",
  "roles/iam.workloadIdentityUser",
  "roles/resourcemanager.folderIamAdmin",
  "roles/resourcemanager.organizationAdmin",
  "roles/resourcemanager.projectIamAdmin",
];
/** Roles that let their holder change clusters of GKE, or act in them as administrator. */
export const CLUSTER_ADMINISTRATOR_ROLES = ["roles/container.admin", "roles/container.clusterAdmin"];
const SECRET_ROLES = [
  "roles/cloudkms.cryptoKeyDecrypter",
  "roles/cloudkms.cryptoKeyEncrypterDecrypter",
  "roles/secretmanager.admin",
  "roles/secretmanager.secretAccessor",
  "roles/storage.admin",
  "roles/storage.objectAdmin",
  "roles/storage.objectViewer",
];
const SCALING_ROLES = ["roles/compute.admin", "roles/compute.instanceAdmin.v1"];

const COMMAND_ROLES = [
  "roles/compute.admin",
  "roles/compute.instanceAdmin",
  "roles/compute.instanceAdmin.v1",
  "roles/compute.osAdminLogin",
];
/** Roles that let their holder push images. */
export const PUSHING_ROLES = [
  "roles/artifactregistry.admin",
  "roles/artifactregistry.repoAdmin",
  "roles/artifactregistry.writer",
];

const CUSTOM_ROLES = [GCP_PROJECT_ROLE, GCP_ORGANIZATION_ROLE];
/** Permissions of custom roles that make each right. */
const PERMISSIONS = {
  administrator: [
    "iam.roles.update",
    "iam.serviceAccountKeys.create",
    "iam.serviceAccounts.getAccessToken",
    "iam.serviceAccounts.implicitDelegation",
    "iam.serviceAccounts.setIamPolicy",
    "iam.serviceAccounts.signJwt",
    "resourcemanager.folders.setIamPolicy",
    "resourcemanager.organizations.setIamPolicy",
    "resourcemanager.projects.setIamPolicy",
  ],
  changesClusters: ["container.clusters.update"],
  readsSecrets: [
    "cloudkms.cryptoKeyVersions.useToDecrypt",
    "secretmanager.versions.access",
    "storage.objects.get",
  ],
  scalesNodes: ["compute.instances.create", "compute.instances.delete"],
  commandsNodes: ["compute.instances.osAdminLogin", "compute.instances.setMetadata"],
  pushesImages: ["artifactregistry.repositories.uploadArtifacts"],
} as const;

/**
 * What a role of Google gives its holder on a project: a built-in one by its name, a custom one of the program by its
 * permissions. Custom roles of other programs are not judged.
 *
 * Source: "IAM basic and predefined roles reference" in the documentation of Google Cloud.
 */
export function rightsOfGoogleRole(role: Field, cloud: Resources): Rights {
  const custom = role.string() === UNKNOWN ? customRole(role, cloud) : undefined;
  if (custom !== undefined) return rightsOfCustomRole(custom);
  return {
    administrator: role.isOneOf(ADMINISTRATOR_ROLES),
    broad: isService(role),
    changesClusters: role.isOneOf(CLUSTER_ADMINISTRATOR_ROLES),
    readsSecrets: role.isOneOf(SECRET_ROLES),
    scalesNodes: role.isOneOf(SCALING_ROLES),
    commandsNodes: role.isOneOf(COMMAND_ROLES),
    pushesImages: role.isOneOf(PUSHING_ROLES),
  };
}

/** Administration of one service, `roles/<service>.admin`, but for those that say more on another policy. */
function isService(role: Field): Truth {
  return matchesPattern(role, (text) => {
    if ([...CLUSTER_ADMINISTRATOR_ROLES, ...SECRET_ROLES].includes(text)) return false;
    return text === "roles/iam.serviceAccountUser" || /^roles\/[\w.]+\.admin$/.test(text);
  });
}

function customRole(role: Field, cloud: Resources): DeclaredResource | undefined {
  const [only, another] = namedByEdges(role, cloud, CUSTOM_ROLES);
  return another === undefined && only?.isCertain === true ? only.identity : undefined;
}

function rightsOfCustomRole(custom: DeclaredResource): Rights {
  const permissions = custom.at("permissions").items();
  const gives = (wanted: readonly string[]) => anyOf(permissions.map((each) => each.isOneOf(wanted)));
  return {
    ...NO_RIGHTS,
    administrator: gives(PERMISSIONS.administrator),
    changesClusters: gives(PERMISSIONS.changesClusters),
    readsSecrets: gives(PERMISSIONS.readsSecrets),
    scalesNodes: gives(PERMISSIONS.scalesNodes),
    commandsNodes: gives(PERMISSIONS.commandsNodes),
    pushesImages: gives(PERMISSIONS.pushesImages),
  };
}
