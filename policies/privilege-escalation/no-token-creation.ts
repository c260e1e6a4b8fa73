import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noTokenCreation = rolePolicy({
  id: "no-token-creation",
  category: "privilege-escalation",
  threats: ["E5", "X4", "E1"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow creating tokens of service accounts or changing accounts",
  why: "A subject that may create tokens has the rights of every service account of the scope.",
  fix: "Remove `create` of `serviceaccounts/token` and write rights on `serviceaccounts`, or name the one account in `resourceNames`.",
  references: ["cis:5.1.13", "mitre:T1528"],
  equivalents: ["kubescape:C-0282"],
  covers: ["rbac-create-token", "rbac-token-in-privileged-namespace"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.tokens,
});
