import { stackPolicy } from "../../lib/define";
import { rbacOf } from "../../lib/kubernetes/access";
import { allows, type Rule } from "../../lib/kubernetes/access/rule";
import type { KubernetesObject } from "../../lib/kubernetes/object";
import { anyOf, UNKNOWN } from "../../lib/kubernetes/value";
import { list } from "../../lib/text";

/** A resource and verb that only a wildcard covers. */
const ANYTHING = { verb: "any-verb", group: "any.group.example", resource: "anythings" };

export const noClusterAdminBindings = stackPolicy({
  id: "no-cluster-admin-bindings",
  category: "privilege-escalation",
  threats: ["E1", "Em"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "critical",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Bindings must not give every right to an account, user or group",
  why: "Whoever has the account's token, or a way into one of its pods, owns the cluster.",
  fix: "Bind a role with the verbs and resources that the subject uses; for people, one that is granted for a limited time.",
  references: ["cis:5.1.1", "cis:5.1.3", "mitre:T1078", "ms:MS-TA9019"],
  exceptions: "A cluster needs some way in for its owners: bind a group of people, in a program of its own.",

  checkStack(cluster) {
    const rbac = rbacOf(cluster);
    return rbac.bindings.map((binding) => {
      const { rules, title } = rbac.roleOf(binding);
      const isFull = rules === UNKNOWN ? UNKNOWN : anyOf(rules.map((rule: Rule) => allows(rule, ANYTHING)));
      return binding
        .at("roleRef.name")
        .violates(`must not bind ${title}, which may do everything, to ${subjectsOf(binding)}`, isFull);
    });
  },
});

function subjectsOf(binding: KubernetesObject): string {
  const subjects = binding.at("subjects").items();
  return (
    list(subjects.map((subject) => `${subject.key("kind").shown} "${subject.key("name").shown}"`)) ||
    "nobody yet"
  );
}
