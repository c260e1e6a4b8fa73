import type { RiskyPermission } from "../kubernetes/rbac/risky-permission";
import type { ResourceAttributes } from "../kubernetes/rbac/rule";

/** What a permission takes, in words; requests on the same resource stand together: `create, update` `pods`. */
export function needsInWords({ needs }: RiskyPermission): string {
  return needs.map(inWords).join(" **and** ");
}

function inWords(requests: readonly ResourceAttributes[]): string {
  const verbsOf = new Map<string, Set<string>>();
  for (const request of requests) {
    const target = targetOf(request);
    verbsOf.set(target, (verbsOf.get(target) ?? new Set()).add(request.verb));
  }
  return [...verbsOf].map(([target, verbs]) => `${[...verbs].join(", ")} \`${target}\``).join(" or ");
}

function targetOf({ group, resource, subresource, name, namespace }: ResourceAttributes): string {
  const path = subresource === undefined ? resource : `${resource}/${subresource}`;
  const of = typeof name === "string" && name !== "" ? ` ${name}` : "";
  const where = typeof namespace === "string" ? ` in ${namespace}` : "";
  return `${group === "" ? path : `${path}.${group}`}${of}${where}`;
}
