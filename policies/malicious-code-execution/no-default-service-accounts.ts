import { UNKNOWN } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const noDefaultServiceAccounts = podPolicy({
  id: "no-default-service-accounts",
  category: "malicious-code-execution",
  threats: ["X4", "E1"],
  boundaries: ["B1", "B3"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods must not run as the default service account",
  why: "Pods that share the default account share every permission that is ever bound to it.",
  fix: "Create a ServiceAccount for the workload and name it in `serviceAccountName`.",
  references: ["cis:5.1.5", "ms:MS-TA9016"],
  equivalents: [
    "kube-linter:default-service-account",
    "kubesec:ServiceAccountName",
    "kics:service_account_name_undefined_or_empty",
    "kubescape:C-0189",
  ],
  covers: ["default-serviceaccount-used"],

  check(pod) {
    const field = pod.at("serviceAccountName");
    if (pod.serviceAccount === UNKNOWN) return field.undecided();
    const isSilentPatch = pod.object.isPatch && field.isAbsent;
    return field.violates(
      "must name a service account of its own",
      pod.serviceAccount === "default" && !isSilentPatch,
    );
  },
});
