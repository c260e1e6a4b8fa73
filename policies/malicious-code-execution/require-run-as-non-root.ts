import { onlyIf } from "../../lib/model/issue";
import { not } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";
import { inEachContainer, inOrder, removing, setting } from "../../lib/policy/repairs";

export const requireRunAsNonRoot = podPolicy({
  id: "require-run-as-non-root",
  category: "malicious-code-execution",
  threats: ["X2", "E2", "Em"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must set runAsNonRoot",
  why: "Most container escapes need root in the container, and an image that names no user runs as root.",
  fix: "Set `runAsNonRoot: true` in the pod's securityContext, and a non-zero `runAsUser` where the image names no user.",
  references: ["pss:restricted/runAsNonRoot", "cis:5.2.7", "mitre:T1611"],
  equivalents: [
    "kube-linter:run-as-non-root",
    "checkov:CKV_K8S_23",
    "trivy:KSV-0012",
    "kubescape:C-0013",
    "polaris:runAsRootAllowed",
    "kyverno:require-run-as-nonroot",
    "kyverno:service-mesh-require-run-as-nonroot",
    "kubesec:RunAsNonRoot",
    "kics:containers_running_as_root",
    "psa:runAsNonRoot",
  ],
  covers: ["run-as-non-root"],
  allowed: [
    {
      fields: ["spec.securityContext.runAsNonRoot"],
      values: ["true", "not set where every container says true"],
    },
    {
      fields: ["spec.containers[*].securityContext.runAsNonRoot"],
      values: ["true", "not set where the pod says true"],
    },
  ],

  *check(pod) {
    const matters = not(pod.hasUserNamespace);
    const ofPod = pod.at("securityContext.runAsNonRoot");
    yield onlyIf(matters, ofPod.mustNotBe(false));
    for (const container of pod.containers) {
      const effective = container.effective("runAsNonRoot");
      if (effective.path === ofPod.path) continue;
      yield onlyIf(matters, container.issueOn(effective.mustBe(true)));
    }
  },
  remediate: inOrder(
    setting("securityContext.runAsNonRoot", true),
    inEachContainer(removing("securityContext.runAsNonRoot")),
  ),
});
