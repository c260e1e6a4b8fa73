import { ROLES } from "../../lib/kubernetes/rbac/role-permissions";
import { isIneffective } from "../../lib/kubernetes/rbac/rule";
import { resourcePolicy } from "../../lib/policy/define";

export const noIneffectiveRules = resourcePolicy({
  id: "no-ineffective-rules",
  category: "privilege-escalation",
  threats: ["E1", "Em"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Rules of roles must mean what they say",
  why: "RBAC knows a wildcard only as a whole resource or before the slash, and none in names: such a rule gives nothing, a reviewer believes it does, and somebody widens the role until it works.",
  fix: "Write `*/log` for a subresource of all resources, name each subresource of one, and leave `resourceNames` out for all names.",
  references: ["url:https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources"],
  kinds: ROLES,

  check: (role) =>
    role
      .at("rules")
      .items()
      .flatMap((rule) => [
        ...rule
          .key("resources")
          .items()
          .map((element) =>
            element.violates(`must not name ${element.shown}, which matches nothing`, isIneffective(element)),
          ),
        ...rule
          .key("resourceNames")
          .items()
          .map((name) => name.violates("must not name *, which is no wildcard there", name.is("*"))),
      ]),
});
