/** Reads URNs of Pulumi: `urn:pulumi:<stack>::<project>::<types>::<name>`, the types of parents first, with `$` between. */

/** The name of a resource; it may hold `::` itself. */
export function nameInUrn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The type tokens of a resource and its parents, its own last; none where it is no URN. */
export function typesInUrn(urn: string | null): string[] {
  return urn?.split("::")[2]?.split("$") ?? [];
}
