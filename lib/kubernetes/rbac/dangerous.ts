import type { Danger } from "./danger";
import { DANGEROUS_ADMISSION } from "./dangerous-admission";
import { DANGEROUS_RESOURCES } from "./dangerous-resources";
import { DANGEROUS_RIGHTS } from "./dangerous-rights";
import { DANGEROUS_TRAFFIC } from "./dangerous-traffic";

/**
 * Permissions to look for in roles, in groups that a policy can take as a whole.
 *
 * Sources: Kubernetes documentation, "RBAC good practices: privilege escalation risks"; the admission code of the
 * RBAC, certificates and impersonation APIs; the Microsoft threat matrix for Kubernetes; the documentation of the
 * controllers whose resources are named.
 */
export const DANGERS = {
  ...DANGEROUS_RIGHTS,
  ...DANGEROUS_RESOURCES,
  ...DANGEROUS_ADMISSION,
  ...DANGEROUS_TRAFFIC,
} satisfies Readonly<Record<string, readonly Danger[]>>;

/** All dangers, the worst ones of each group first. */
export const ALL_DANGERS: readonly Danger[] = Object.values(DANGERS).flat();
