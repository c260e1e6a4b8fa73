import { hostMountsOf, ownedBy } from "../../lib/kubernetes/volumes/host-mount";
import { concerning, weighed } from "../../lib/model/issue";
import { podPolicy } from "../../lib/policy/define";

export const noSensitiveHostPaths = podPolicy({
  id: "no-sensitive-host-paths",
  category: "privilege-escalation",
  threats: ["E2", "X2", "E5", "S1", "S5", "P4"],
  boundaries: ["B5", "B2"],
  stride: ["I", "E"],
  severity: "critical",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Pods must not mount sensitive paths of their node",
  why: "Writing to system folders makes the pod root on its node; reading the kubelet's folders gives the tokens and Secrets of every pod there, and those of the control plane give the cluster.",
  fix: "Remove the volume, or mount the one file that the pod needs, read-only.",
  references: ["pss:baseline/hostPathVolumes", "mitre:T1611", "mitre:T1552.004", "ms:MS-TA9013"],
  equivalents: [
    "kube-linter:sensitive-host-mounts",
    "trivy:KSV-0121",
    "kics:workload_mounting_with_sensitive_os_directory",
    "kubesec:ProcMount",
    "kube-linter:writable-host-mount",
    "kubescape:C-0045",
    "kics:volume_mount_with_os_directory_write_permissions",
    "kyverno:ensure-readonly-hostpath",
    "trivy:KSV-0023",
    "kubescape:C-0020",
    "kubescape:C-0048",
    "polaris:hostPathSet",
    "kyverno:disallow-host-path",
    "kics:non_kube_system_pod_with_host_mount",
    "psa:hostPathVolumes",
  ],
  covers: [
    "etcd-data-mount",
    "hostpath-sensitive",
    "hostpath-writable",
    "cloud-credential-hostpath",
    "escape-core-pattern",
    "escape-var-log-symlink",
  ],
  exceptions:
    "Node agents that read logs or metrics of the node need some of these paths: allow only their namespace.",

  check: (pod) =>
    hostMountsOf(pod).map((mount) => {
      const { verdict, shown, content, isMinor } = ownedBy(mount, "sensitive");
      const reason = content === undefined ? "" : `, which contains ${content}`;
      const issue = mount.field.violates(`must not mount ${shown} of its node${reason}`, verdict);
      return concerning(mount.title, isMinor ? weighed("high", issue) : issue);
    }),
});
