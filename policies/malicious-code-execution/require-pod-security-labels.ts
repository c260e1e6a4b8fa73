import { ENFORCE, ENFORCED } from "../../lib/kubernetes/pod-security";
import { onWorkloadNamespaces } from "../../lib/kubernetes/workload-namespace";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import { settingIssue } from "../../lib/model/issue";
import { not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

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
  exceptions: "Namespaces of node agents, which need the host.",

  options: {
    defaultLevel: {
      type: "string",
      default: "privileged",
      description: "The level that the API server enforces in namespaces without a label.",
    },
  },

  *checkStack(cluster, { defaultLevel }) {
    const isEnforcedByDefault = ENFORCED.includes(defaultLevel);
    const levelOf = (object: DeclaredResource) =>
      cluster.effective(object, (namespace) => namespace.label(ENFORCE));
    const withWorkloads = new Set<DeclaredResource>();
    yield* onWorkloadNamespaces(cluster, ({ object, field }) => {
      if (object === undefined) return field.undecided();
      withWorkloads.add(object);
      const level = levelOf(object);
      if (level.isAbsent && isEnforcedByDefault) return undefined;
      return settingIssue(not(level.isOneOf(ENFORCED)), level, "must set", "restricted");
    });
    // A namespace that asks for no limits is meant to get workloads, of this program or of another one.
    for (const object of cluster.of("Namespace")) {
      if (withWorkloads.has(object)) continue;
      const level = levelOf(object);
      yield settingIssue(level.is("privileged"), level, "must set", "restricted");
    }
  },
});
