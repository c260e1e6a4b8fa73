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
  },
  rejects: {
    "the folder of the control plane, below /etc": {
      given: mounting("/etc/kubernetes", { readOnly: true }),
      says: 'Pod "web" must not mount /etc/kubernetes, which gives /etc/kubernetes of the node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the pods of the kubelet, with their tokens": {
      given: mounting("/var/lib/kubelet/pods", { readOnly: true }),
      says: 'Pod "web" must not mount /var/lib/kubelet/pods, which gives /var/lib/kubelet of the node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the data of etcd": {
      given: mounting("/var/lib/etcd"),
      says: 'Pod "web" must not mount /var/lib/etcd, which gives /var/lib/etcd of the node (volume "host", spec.volumes[0].hostPath.path)',
    },
  },
  undecided: {
    "a subPath from an output": mounting("/data", { subPath: UNKNOWN }),
  },
});
