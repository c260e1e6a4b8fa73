import { onWorkloadNamespaces } from "../../lib/kubernetes/workload-namespace";
import { settingIssue } from "../../lib/model/issue";
import { not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

const ENFORCE = "pod-security.kubernetes.io/enforce";

export const requirePodSecurityLabels = stackPolicy({
  id: "require-pod-security-labels",
  category: "malicious-code-execution",
  threats: ["Xm", "X2", "Em"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Namespaces must enforce Pod Security at baseline or better",
  why: "Without enforcement a subject that may create pods in the namespace may create a privileged one and take over its node.",
  fix: "Label the Namespace `pod-security.kubernetes.io/enforce: restricted`, or `baseline` where a workload needs it.",
  references: ["cis:5.2.1", "nsa:pod-security", "ms:MS-M9005"],
  equivalents: [
    "kubescape:C-0193",
    "kubescape:C-0194",
    "kubescape:C-0195",
    "kubescape:C-0196",
    "kubescape:C-0199",
    "kubescape:C-0202",
    "kubescape:C-0203",
    "kubescape:C-0204",
    "kyverno:add-psa-labels",
    "kyverno:add-psa-namespace-reporting",
    "kyverno:podsecurity-subrule-baseline",
    "kyverno:deny-privileged-profile",
    "kyverno:add-privileged-existing-namespaces",
    "kubescape:C-0192",
    "kubescape:C-0068",
  ],
  covers: ["psa-enforce-baseline", "psa-privileged-label", "policy-engine-present"],

  checkStack: (cluster) =>
    onWorkloadNamespaces(cluster, ({ object, field }) => {
      if (object === undefined) return field.undecided();
      const label = cluster.effective(object, (namespace) => namespace.label(ENFORCE));
      return settingIssue(not(label.isOneOf(["baseline", "restricted"])), label, "must set", "restricted");
    }),
});
