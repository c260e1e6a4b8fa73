import { podPolicy } from "../../lib/define";
import { concerning } from "../../lib/kubernetes/claim";
import { hostMountsOf, ownedBy } from "../../lib/kubernetes/host-mount";
import { UNKNOWN } from "../../lib/kubernetes/value";

export const noHostPathVolumes = podPolicy({
  id: "no-host-path-volumes",
  category: "privilege-escalation",
  threats: ["E2", "X2", "S2"],
  boundaries: ["B5", "B2"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Pods must not mount paths of their node",
  why: "A hostPath volume ties the pod to its node and shares files with every other pod that mounts them, past all isolation.",
  fix: "Use a PersistentVolumeClaim for data, an emptyDir for scratch space, and a ConfigMap or Secret for configuration.",
  references: [
    "pss:baseline/hostPathVolumes",
    "pss:restricted/restrictedVolumes",
    "cis:5.2.11",
    "mitre:T1611",
    "ms:MS-TA9013",
  ],
  equivalents: [
    "trivy:KSV-0023",
    "kubescape:C-0048",
    "polaris:hostPathSet",
    "kyverno:disallow-host-path",
    "kyverno:limit-hostpath-vols",
    "kyverno:remove-hostpath-volumes",
    "kics:non_kube_system_pod_with_host_mount",
    "psa:hostPathVolumes",
  ],
  covers: ["hostpath-any"],
  exceptions:
    "Runtime sockets, system folders and places that run code later are reported by no-runtime-sockets, no-sensitive-host-paths and no-host-path-persistence.",

  check: (pod) =>
    hostMountsOf(pod).map((mount) => {
      // A path that is not known yet is a path of the node all the same.
      const isOther = mount.field.value === UNKNOWN ? mount.isHostPath : ownedBy(mount, "other").verdict;
      return concerning(
        mount.title,
        mount.field.violates(`must not mount ${mount.field.shown} of its node`, isOther),
      );
    }),
});
