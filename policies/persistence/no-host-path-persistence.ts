import { hostMountsOf, ownedBy } from "../../lib/kubernetes/volumes/host-mount";
import { normalizeHostPath } from "../../lib/kubernetes/volumes/host-path";
import { concerning } from "../../lib/model/issue";
import { podPolicy } from "../../lib/policy/define";

export const noHostPathPersistence = podPolicy({
  id: "no-host-path-persistence",
  category: "persistence",
  threats: ["P3", "P4", "N3"],
  boundaries: ["B5", "B2"],
  stride: ["T", "E"],
  severity: "critical",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Pods must not write to host paths from which the node runs code",
  why: "A file in a cron folder, a systemd unit, a static pod manifest or a CNI plugin runs as root on the node, and survives the pod that wrote it.",
  fix: "Remove the volume, or mount it read-only; configure nodes by their image or their node pool.",
  references: ["pss:baseline/hostPathVolumes", "mitre:T1053.003", "mitre:T1543.002", "ms:MS-TA9013"],
  equivalents: [
    "kube-linter:writable-host-mount",
    "kubescape:C-0045",
    "kics:volume_mount_with_os_directory_write_permissions",
    "kyverno:ensure-readonly-hostpath",
    "trivy:KSV-0023",
    "kubescape:C-0048",
    "polaris:hostPathSet",
    "kyverno:disallow-host-path",
    "kics:non_kube_system_pod_with_host_mount",
    "psa:hostPathVolumes",
    "kube-linter:sensitive-host-mounts",
    "trivy:KSV-0121",
    "kics:workload_mounting_with_sensitive_os_directory",
  ],
  covers: ["hostpath-writable"],
  exceptions: "The DaemonSet of a CNI plugin has to install its binary and configuration on each node.",

  check: (pod) =>
    hostMountsOf(pod).map((mount) => {
      const { verdict, matched } = ownedBy(mount, "persistence");
      const { shown } = mount.field;
      const reason =
        normalizeHostPath(shown) === matched
          ? "from which the node runs code"
          : `as the node runs code from ${matched}`;
      return concerning(mount.title, mount.field.violates(`must not write to ${shown}, ${reason}`, verdict));
    }),
});
