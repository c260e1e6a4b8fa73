import type { Field } from "../../lib/model/field";
import { podPolicy } from "../../lib/policy/define";

/** Fields of the security context of both pods and containers. */
const OF_BOTH = [
  "appArmorProfile",
  "runAsGroup",
  "runAsNonRoot",
  "runAsUser",
  "seLinuxOptions",
  "seccompProfile",
  "windowsOptions",
];
/** Fields of the security context of containers alone. */
const OF_CONTAINERS = [
  "allowPrivilegeEscalation",
  "capabilities",
  "privileged",
  "procMount",
  "readOnlyRootFilesystem",
];
/** Fields of the security context of pods alone. */
const OF_PODS = [
  "fsGroup",
  "fsGroupChangePolicy",
  "seLinuxChangePolicy",
  "supplementalGroups",
  "supplementalGroupsPolicy",
  "sysctls",
];
/** Fields of the pod spec itself. */
const OF_SPECS = ["automountServiceAccountToken", "hostUsers"];
const OF_CONTEXTS = [...OF_BOTH, ...OF_CONTAINERS, ...OF_PODS];

export const noMisplacedSecuritySettings = podPolicy({
  id: "no-misplaced-security-settings",
  category: "malicious-code-execution",
  threats: ["X2", "E2", "Xm"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "baseline",
  title: "Security settings must be in the security context that has them",
  why: "The API server drops a field that the place does not have, so a container that looks confined is not.",
  fix: "Move settings of containers to `securityContext` of each container, and those of pods to `securityContext` or `spec` of the pod.",
  references: ["url:https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"],

  *check(pod) {
    const ofPod = pod.at("securityContext");
    yield* misplaced(pod.spec, OF_CONTEXTS);
    yield* misplaced(ofPod, [...OF_CONTAINERS, ...OF_SPECS]);
    for (const container of pod.containers) {
      const issues = [
        ...misplaced(container.field, [...OF_CONTEXTS, ...OF_SPECS]),
        ...misplaced(container.securityContext, [...OF_PODS, ...OF_SPECS]),
      ];
      yield* issues.map((issue) => container.issueOn(issue));
    }
  },
});

function misplaced(place: Field, names: readonly string[]) {
  return names.map((name) => {
    const field = place.key(name);
    return field.violates(`must not set ${name} where it has no effect`, field.isSet);
  });
}
