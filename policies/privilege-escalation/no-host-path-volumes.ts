import {
  type HostMount,
  type HostMountOwner,
  hostMountsOf,
  ownedBy,
} from "../../lib/kubernetes/volumes/host-mount";
import { concerning } from "../../lib/model/issue";
import { podPolicy } from "../../lib/policy/define";

const OTHER_POLICIES: readonly HostMountOwner[] = ["sockets", "persistence", "sensitive"];

/** What a mount gives away may be open; that it is a path of the node is certain all the same. */
function isReportedElsewhere(mount: HostMount): boolean {
  return OTHER_POLICIES.some((owner) => ownedBy(mount, owner).verdict === true);
}

export const noHostPathVolumes = podPolicy({
  id: "no-host-path-volumes",
  category: "privilege-escalation",
  threats: ["E2", "X2", "S2"],
  boundaries: ["B5", "B2"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Pods must not use hostPath volumes",
  why: "A hostPath volume shares files of the node with the pod and with every other pod that mounts them, past all isolation.",
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
    "Runtime sockets, sensitive system paths and places that run code later are reported by no-runtime-sockets, no-sensitive-host-paths and no-host-path-persistence.",

  check: (pod) =>
    hostMountsOf(pod)
      .filter((mount) => !isReportedElsewhere(mount))
      .map((mount) => {
        const demand = `must not mount ${mount.field.shown} of its node`;
        return concerning(mount.title, mount.field.violates(demand, mount.isHostPath));
      }),
});
