import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { type Severity, worst } from "../../model/severity";
import type { Cluster } from "../cluster";
import { holdIn, placesOf } from "./place";
import { isAllowed } from "./risky-permission";
import { ALL_PERMISSIONS } from "./risky-permissions";
import { grants, ruleOf } from "./rule";
import { severityIn } from "./severity";

/** The worst of the risky permissions that one rule of a role gives for certain, where the role holds. */
export function severityOfRule(cluster: Cluster, role: DeclaredResource, field: Field): Severity | undefined {
  const rule = ruleOf(field);
  const places = placesOf(cluster, role);
  const given = ALL_PERMISSIONS.filter((permission) => {
    const isGiven = isAllowed(
      permission,
      (request) => grants(rule, request) === true && holdIn(places, request),
    );
    return isGiven === true;
  });
  return worst(given.map((permission) => severityIn(places, permission)));
}
