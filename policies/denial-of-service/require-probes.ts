import type { Container } from "../../lib/kubernetes/pods/container";
import { runsOn } from "../../lib/kubernetes/pods/workload";
import { onlyIf } from "../../lib/model/issue";
import { allOf } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const requireProbes = podPolicy({
  id: "require-probes",
  category: "denial-of-service",
  threats: ["Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers with ports must define readiness and liveness probes",
  why: "Without a readiness probe requests go to containers that cannot answer; without a liveness probe one that hangs, after an attack too, hangs for ever.",
  fix: "Set a `readinessProbe` that tests whether the container can take requests, and a `livenessProbe` that fails only where a restart helps.",
  references: ["url:https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"],
  equivalents: [
    "kube-linter:no-liveness-probe",
    "kube-linter:no-readiness-probe",
    "checkov:CKV_K8S_8",
    "checkov:CKV_K8S_9",
    "kubescape:C-0056",
    "kubescape:C-0018",
    "polaris:livenessProbeMissing",
    "polaris:readinessProbeMissing",
    "kube-score:pod-probes",
    "kyverno:require-probes",
    "kics:liveness_probe_is_not_defined",
    "kics:readiness_probe_is_not_configured",
  ],
  covers: ["liveness-probe", "readiness-probe"],
  exceptions: "Programs that end by themselves when they hang need no liveness probe.",

  check: (pod) =>
    pod.containers
      .filter(({ kind }) => kind === "container")
      .flatMap((container) => {
        const serves = allOf([runsOn(pod), hasPorts(container)]);
        return ["readinessProbe", "livenessProbe"].map((probe) =>
          container.issueOn(onlyIf(serves, container.at(probe).mustBeSet())),
        );
      }),
});

/** A container that declares no port may be a worker that takes its tasks elsewhere. */
function hasPorts(container: Container) {
  const ports = container.at("ports");
  return allOf([ports.isSet, ports.items().length > 0]);
}
