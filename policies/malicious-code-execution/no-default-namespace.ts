import { UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noDefaultNamespace = stackPolicy({
  id: "no-default-namespace",
  category: "malicious-code-execution",
  threats: ["X3", "Xm"],
  boundaries: ["B3"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads must not run in the default namespace",
  why: "Quotas, Pod Security labels and NetworkPolicies are set on namespaces that have an owner; `default` has none.",
  fix: "Declare a Namespace, and name it in `metadata.namespace`.",
  references: ["cis:5.6.4", "owasp:2022/K01"],
  equivalents: [
    "kube-linter:use-namespace",
    "checkov:CKV_K8S_21",
    "trivy:KSV-0110",
    "kubescape:C-0061",
    "kubescape:C-0212",
    "kyverno:disallow-default-namespace",
    "kics:using_unrecommended_namespace",
  ],
  covers: ["default-namespace"],

  checkStack: (cluster) =>
    cluster.pods.map(({ object }) => {
      const isPatch = object.isPatch && object.metadata.key("namespace").isAbsent;
      const isDefault = object.namespace === UNKNOWN ? UNKNOWN : object.namespace === "default" && !isPatch;
      return object.metadata.key("namespace").violates("must not run in the default namespace", isDefault);
    }),
});
