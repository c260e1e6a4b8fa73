import { hostMountsOf, ownedBy } from "../../lib/kubernetes/volumes/host-mount";
import { concerning } from "../../lib/model/issue";
import { podPolicy } from "../../lib/policy/define";

export const noRuntimeSockets = podPolicy({
  id: "no-runtime-sockets",
  category: "privilege-escalation",
  threats: ["E2", "X2", "E4"],
  boundaries: ["B5", "B2"],
  stride: ["E"],
  severity: "critical",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Pods must not mount the socket of a container runtime",
  why: "A process that can talk to the runtime starts a privileged container on the node; mounting the socket read-only does not prevent that.",
  fix: "Remove the volume; build images with a rootless builder, and read metrics from the kubelet's API.",
  references: ["pss:baseline/hostPathVolumes", "mitre:T1611", "mitre:T1610", "ms:MS-TA9013"],
  equivalents: [
    "kube-linter:docker-sock",
    "checkov:CKV_K8S_27",
    "trivy:KSV-0006",
    "kubescape:C-0074",
    "kyverno:disallow-cri-sock-mount",
    "kyverno:docker-socket-requires-label",
    "kubesec:DockerSock",
    "kics:docker_daemon_socket_is_exposed_to_containers",
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
  covers: ["runtime-socket-mount"],

  check: (pod) =>
    hostMountsOf(pod).map((mount) => {
      const { verdict, shown, content } = ownedBy(mount, "sockets");
      const reason = content === undefined ? "" : `, which contains ${content}`;
      return concerning(
        mount.title,
        mount.field.violates(`must not mount ${shown} of its node${reason}`, verdict),
      );
    }),
});
