import type { Edge } from "../edge";
import { wideningSteps } from "../right-steps";
import { type GivenRight, givenRights, rightVertex } from "../rights";
import type { Fix } from "../step";
import { grantVertex } from "../vertices";

export const grants: Edge = {
  id: "GRANTS",
  title: "hold a right that a rule gives",
  mitre: ["T1069.003"],
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "structural",

  *steps(cluster) {
    for (const right of givenRights(cluster)) {
      const { need, binding, role, rule, scope, verdict } = right;
      yield {
        from: [grantVertex(binding)],
        to: rightVertex(cluster, need, scope),
        holds: verdict,
        at: rule?.field ?? binding.roleRef,
        because: `${role.title} may ${need.permission.title}`,
        fixes: [fixOf(right)],
      };
    }
    yield* wideningSteps(cluster);
  },
};

/** Narrow the rule, or bind another role where the rule is not the program's. */
function fixOf({ binding, role, rule, need }: GivenRight): Fix {
  if (rule?.field === undefined)
    return { field: binding.roleRef, change: `refer to a weaker role than ${role.title}`, cost: 2 };
  return {
    field: rule.field,
    change: `narrow ${rule.field.path}, so that it does not let one ${need.permission.title}`,
    cost: 2,
  };
}
