import { noSensitiveHostPaths } from "../../policies/privilege-escalation/no-sensitive-host-paths";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const mounting = (path: string, mount: object = {}) =>
  pod({
    volumes: [{ name: "host", hostPath: { path } }],
    "containers[0].volumeMounts": [{ name: "host", mountPath: "/host", ...mount }],
  });

testPolicy(noSensitiveHostPaths, {
  accepts: {
    "a pod without volumes": pod(),
    "a folder of data": mounting("/data/shop"),
    "the time zone, read-only": mounting("/etc/localtime", { readOnly: true }),
    "a folder whose name only starts like /etc": mounting("/etcetera"),
    "a folder of data on Windows": mounting("D:\\data"),
    "a name with a backslash on Linux": mounting("/data/a\\b"),
  },
  rejects: {
    "the folder of the control plane, below /etc": {
      given: mounting("/etc/kubernetes", { readOnly: true }),
      says: 'Pod "web" must not mount /etc/kubernetes of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the pods of the kubelet, with their tokens": {
      given: mounting("/var/lib/kubelet/pods", { readOnly: true }),
      says: 'Pod "web" must not mount /var/lib/kubelet/pods of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the data of etcd": {
      given: mounting("/var/lib/etcd"),
      says: 'Pod "web" must not mount /var/lib/etcd of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "a folder that contains the data of etcd": {
      given: mounting("/var/lib", { readOnly: true, subPath: "etcd" }),
      says: 'Pod "web" must not mount /var/lib/etcd of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the settings of a feature, below those of the control plane": {
      given: mounting("/etc/kubernetes/my-feature/conf.d", { readOnly: true }),
      says: 'Pod "web" must not mount /etc/kubernetes/my-feature/conf.d of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the keys of the control plane": {
      given: mounting("/etc/kubernetes/pki", { readOnly: true }),
      says: 'Pod "web" must not mount /etc/kubernetes/pki of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "maps of BPF programs": {
      given: mounting("/sys/fs/bpf"),
      says: 'Pod "web" must not mount /sys/fs/bpf of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "settings of a network plugin, below /etc": {
      given: mounting("/etc/cni/multus/net.d"),
      says: 'Pod "web" must not mount /etc/cni/multus/net.d of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the logs of all pods, by the folder above": {
      given: mounting("/var/log", { readOnly: true }),
      says: 'Pod "web" must not mount /var/log of its node, which contains /var/log/pods (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the files of the kubelet on Windows": {
      given: mounting("C:\\var\\lib\\kubelet", { readOnly: true }),
      says: 'Pod "web" must not mount C:\\var\\lib\\kubelet of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the whole drive of a Windows node": {
      given: mounting("c:/", { readOnly: true }),
      says: 'Pod "web" must not mount c:/ of its node, which contains C:\\var\\lib\\kubelet (volume "host", spec.volumes[0].hostPath.path)',
    },
  },
  undecided: {
    "a subPath from an output": mounting("/data", { subPath: UNKNOWN }),
  },
});
