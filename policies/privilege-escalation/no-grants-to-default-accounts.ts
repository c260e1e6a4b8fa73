import { allOf } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

const BINDINGS = ["rbac.authorization.k8s.io/ClusterRoleBinding", "rbac.authorization.k8s.io/RoleBinding"];

export const noGrantsToDefaultAccounts = resourcePolicy({
  id: "no-grants-to-default-accounts",
  category: "privilege-escalation",
  threats: ["E1", "X4", "Em"],
  boundaries: ["B1", "B3"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Bindings must not name default service accounts",
  why: "Every pod of the namespace that names no account of its own gets these rights.",
  fix: "Create a service account for the workload that needs the rights, and bind that one.",
  references: ["cis:5.1.5", "mitre:T1078"],
  equivalents: [
    "checkov:CKV_K8S_42",
    "kubescape:C-0189",
    "kubescape:C-0225",
    "kubescape:C-0239",
    "kics:role_binding_to_default_service_account",
  ],
  covers: ["default-serviceaccount-bound"],
  kinds: BINDINGS,

  check: (binding) =>
    binding
      .at("subjects")
      .items()
      .map((subject) => {
        const name = subject.key("name");
        const isDefault = allOf([subject.key("kind").is("ServiceAccount"), name.is("default")]);
        return name.violates(
          `must not give ${binding.at("roleRef.name").shown} to the default service account`,
          isDefault,
        );
      }),
});
