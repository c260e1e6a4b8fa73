import { undeclaredAccounts } from "../../lib/kubernetes/rbac/undeclared-account";
import { stackPolicy } from "../../lib/policy/define";

export const noUndeclaredServiceAccounts = stackPolicy({
  id: "no-undeclared-service-accounts",
  category: "privilege-escalation",
  threats: ["E1", "E5"],
  boundaries: ["B1"],
  stride: ["S", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Bindings and pods must name service accounts that exist",
  why: "A subject that may create the account takes the rights that wait for it; a pod that names it does not start until then.",
  fix: "Declare the ServiceAccount beside the binding, or correct the name.",
  references: ["owasp:2025/K02", "mitre:T1136"],
  equivalents: ["kube-linter:non-existent-service-account", "kubescape:C-0307"],
  covers: ["serviceaccount-exists"],
  exceptions: "Accounts that a controller makes in a namespace of this program.",

  checkStack: (cluster) =>
    undeclaredAccounts(cluster).map(({ field, name, isMissing }) =>
      field.violates(`must not name the service account ${name}, which nothing declares`, isMissing),
    ),
});
