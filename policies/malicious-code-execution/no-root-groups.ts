import { onlyIf } from "../../lib/model/issue";
import { not } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const noRootGroups = podPolicy({
  id: "no-root-groups",
  category: "malicious-code-execution",
  threats: ["X2", "E2"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods must not run with the root group",
  why: "Files of the root group, on volumes and in images, are open to the container.",
  fix: "Set `runAsGroup`, `fsGroup` and `supplementalGroups` to GIDs other than 0.",
  references: ["mitre:T1611"],
  equivalents: [
    "trivy:KSV-0116",
    "kyverno:require-non-root-groups",
    "kubescape:C-0013",
    "kube-linter:run-as-non-root",
  ],
  covers: ["run-as-root-group"],

  *check(pod) {
    const matters = not(pod.hasUserNamespace);
    yield* pod.onSettings("runAsGroup", (group) => onlyIf(matters, group.mustNotBe(0)), true);
    yield onlyIf(matters, pod.at("securityContext.fsGroup").mustNotBe(0));
    for (const group of pod.at("securityContext.supplementalGroups").items())
      yield onlyIf(matters, group.mustNotBe(0));
  },
});
