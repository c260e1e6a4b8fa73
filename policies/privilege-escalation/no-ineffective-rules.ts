import { type IneffectivePart, ineffectiveParts } from "../../lib/kubernetes/rbac/ineffective";
import { ROLES } from "../../lib/kubernetes/rbac/role-permissions";
import { resourcePolicy } from "../../lib/policy/define";

const WHY: Readonly<Record<IneffectivePart["cause"], string>> = {
  wildcard: "which matches nothing",
  name: "which is no wildcard there",
  removed: "which no API server has since Kubernetes 1.25",
  group: "which the API groups of the rule do not serve",
  scope: "which is in no namespace, so that a Role does not reach it",
};

export const noIneffectiveRules = resourcePolicy({
  id: "no-ineffective-rules",
  category: "privilege-escalation",
  threats: ["E1", "Em"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "RBAC rules must not name what Kubernetes ignores",
  why: "A rule that matches nothing looks like a right in reviews, and is widened until the application works.",
  fix: "Use `*/log` for one subresource of every resource, list the others, name the API group that serves the resource, and omit `resourceNames` to mean all names.",
  references: ["url:https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources"],
  kinds: ROLES,

  check: (role) =>
    role
      .at("rules")
      .items()
      .flatMap((rule) => [...ineffectiveParts(rule, role.kind === "Role")])
      .map(({ field, verdict, cause }) =>
        field.violates(`must not name ${field.shown}, ${WHY[cause]}`, verdict),
      ),
});
