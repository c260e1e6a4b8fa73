import {
  type AuditedRequest,
  decidesOn,
  mayDecideOn,
  REQUEST_BODY,
  RESPONSE_BODY,
  rulesUpTo,
} from "../../lib/kubernetes/components/audit-policy";
import type { Field } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import { addTo } from "../../lib/model/multimap";
import { allOf, type Truth, UNKNOWN } from "../../lib/model/value";

const RBAC = "rbac.authorization.k8s.io";

/** What attackers do that an audit log has to show. */
const TELLING: readonly AuditedRequest[] = [
  { verb: "list", group: "", resource: "secrets" },
  { verb: "create", group: "", resource: "pods" },
  { verb: "create", group: "", resource: "pods/exec" },
  { verb: "create", group: "", resource: "pods/portforward" },
  { verb: "create", group: "", resource: "pods/proxy" },
  { verb: "create", group: "", resource: "services/proxy" },
  { verb: "create", group: "", resource: "serviceaccounts/token" },
  { verb: "create", group: "apps", resource: "deployments" },
  { verb: "create", group: RBAC, resource: "clusterrolebindings" },
];

/** Requests whose bodies are secret, with the levels that write them down. */
const SECRET: readonly (readonly [AuditedRequest, levels: readonly string[]])[] = [
  [{ verb: "create", group: "", resource: "secrets" }, REQUEST_BODY],
  [{ verb: "update", group: "", resource: "secrets" }, REQUEST_BODY],
  [{ verb: "get", group: "", resource: "secrets" }, RESPONSE_BODY],
  [{ verb: "list", group: "", resource: "secrets" }, RESPONSE_BODY],
  [{ verb: "create", group: "", resource: "serviceaccounts/token" }, RESPONSE_BODY],
  [{ verb: "create", group: "authentication.k8s.io", resource: "tokenreviews" }, REQUEST_BODY],
];

/** One request that a rule treats wrongly, at the place that says so. */
interface Flaw {
  readonly field: Field;
  readonly request: AuditedRequest;
  readonly isThere: Truth;
}

/**
 * What an audit policy leaves out that attackers do, and what secret bodies it writes: one issue for each rule.
 * A document of another API group than `audit.k8s.io` has none.
 */
export function auditFlawsIn(document: Field): (Issue | undefined)[] {
  const version = document.at("apiVersion").string();
  if (typeof version !== "string" || !version.startsWith("audit.k8s.io/")) return [];
  const list = document.at("rules");
  return [
    ...together("must record", leftOut(list)),
    ...together("must not write the bodies of", written(list.items())),
  ];
}

/** A request that no rule matches is not recorded, as one whose rule says None. */
function leftOut(list: Field): Flaw[] {
  return TELLING.map((request) => {
    const deciding = list.items().find((rule) => decidesOn(rule, request) !== false);
    if (deciding === undefined) return { field: list, request, isThere: true };
    const level = deciding.at("level");
    return {
      field: level,
      request,
      isThere: decidesOn(deciding, request) === true ? level.is("None") : UNKNOWN,
    };
  });
}

function written(rules: readonly Field[]): Flaw[] {
  return SECRET.flatMap(([request, levels]) =>
    rulesUpTo(rules, request).map((rule) => ({
      field: rule.at("level"),
      request,
      isThere: allOf([mayDecideOn(rule, request), rule.at("level").isOneOf(levels)]),
    })),
  );
}

/** One issue for each place, which names all its resources. */
function together(demand: string, flaws: readonly Flaw[]) {
  const places = new Map<string, Flaw[]>();
  for (const flaw of flaws.filter(({ isThere }) => isThere !== false)) {
    const place = `${String(flaw.isThere)} ${flaw.field.path}`;
    addTo(places, place, flaw);
  }
  return [...places.values()].map((here) => {
    const resources = [...new Set(here.map(({ request }) => request.resource))].join(", ");
    const isAll = here.length === TELLING.length && here.every(({ request }) => TELLING.includes(request));
    return here[0]?.field.violates(
      isAll ? "must not drop every request" : `${demand} ${resources}`,
      here[0].isThere,
    );
  });
}
