import type { Danger } from "../../lib/kubernetes/rbac/danger";
import type { ResourceAsk } from "../../lib/kubernetes/rbac/rule";
import type { Entry } from "./load";
import { document, MARK, policyLinks, table } from "./text";

/** `docs/dangerous-permissions.md`: the permissions that policies on roles find, the worst first. */
export function dangerousPermissions(entries: readonly Entry[]): string {
  const rows = entries.flatMap(({ id, policy }) => {
    const dangers = policy.scope === "stack" ? [] : (policy.dangers ?? []);
    return dangers.map((danger) => ({ id, danger }));
  });
  const lines = rows
    .sort((a, b) => rankOf(b.danger) - rankOf(a.danger) || (a.danger.id < b.danger.id ? -1 : 1))
    .map(({ id, danger }) => [
      danger.title,
      danger.needs.map(inWords).join(" **and** "),
      danger.severity,
      danger.everywhere ?? danger.severity,
      danger.why,
      policyLinks([id], "policies/"),
    ]);
  const intro = [
    "What a Role or ClusterRole may allow that is a step towards more, or a way to do harm: the verbs and resources that it takes, and how bad it is in one namespace and in all of them.",
    "`no-wildcard-rules` finds the wildcards that include all of it, and `no-cluster-admin-bindings` and `no-grants-to-everybody` who gets it. Reading pods and ConfigMaps is not here: nearly every role may, and what they must not hold is found in them.",
  ];
  const head = ["it allows to", "by", "in a namespace", "everywhere", "why", "policy"];
  return document(MARK, "# Dangerous permissions", ...intro, table(head, lines));
}

const SEVERITIES = ["low", "medium", "high", "critical"];

function rankOf({ severity, everywhere }: Danger): number {
  return SEVERITIES.indexOf(everywhere ?? severity);
}

/** The requests of one need, those on the same resource together: `create, update` `pods`. */
function inWords(asks: readonly ResourceAsk[]): string {
  const verbsOf = new Map<string, Set<string>>();
  for (const ask of asks) {
    const target = targetOf(ask);
    verbsOf.set(target, (verbsOf.get(target) ?? new Set()).add(ask.verb));
  }
  return [...verbsOf].map(([target, verbs]) => `${[...verbs].join(", ")} \`${target}\``).join(" or ");
}

function targetOf({ group, resource, subresource, name, namespace }: ResourceAsk): string {
  const path = subresource === undefined ? resource : `${resource}/${subresource}`;
  const of = typeof name === "string" && name !== "" ? ` ${name}` : "";
  const where = typeof namespace === "string" ? ` in ${namespace}` : "";
  return `${group === "" ? path : `${path}.${group}`}${of}${where}`;
}
