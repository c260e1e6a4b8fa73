import { DANGEROUS_ADMISSION } from "./risky-admission";
import { DANGEROUS_IDENTITIES } from "./risky-identities";
import type { RiskyPermission } from "./risky-permission";
import { DANGEROUS_RESOURCES } from "./risky-resources";
import { DANGEROUS_RIGHTS } from "./risky-rights";
import { DANGEROUS_TRAFFIC } from "./risky-traffic";

/**
 * Permissions to look for in roles, in groups that a policy can take as a whole.
 *
 * Sources: Kubernetes documentation, "RBAC good practices: privilege escalation risks"; the admission code of the
 * RBAC, certificates and impersonation APIs; the Microsoft threat matrix for Kubernetes; the documentation of the
 * controllers whose resources are named.
 */
export const PERMISSIONS = {
  ...DANGEROUS_RIGHTS,
  ...DANGEROUS_IDENTITIES,
  ...DANGEROUS_RESOURCES,
  ...DANGEROUS_ADMISSION,
  ...DANGEROUS_TRAFFIC,
} satisfies Readonly<Record<string, readonly RiskyPermission[]>>;

/** All risky permissions, the worst ones of each group first. */
export const ALL_PERMISSIONS: readonly RiskyPermission[] = Object.values(PERMISSIONS).flat();
