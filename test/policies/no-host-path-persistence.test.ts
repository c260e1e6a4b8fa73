import { noHostPathPersistence } from "../../policies/persistence/no-host-path-persistence";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const mounting = (path: string, mount: object = {}) =>
  pod({
    volumes: [{ name: "host", hostPath: { path } }],
    "containers[0].volumeMounts": [{ name: "host", mountPath: "/host", ...mount }],
  });

testPolicy(noHostPathPersistence, {
  accepts: {
    "a pod without volumes": pod(),
    "a cron folder that is mounted read-only": mounting("/etc/cron.d", { readOnly: true }),
    "a volume that nothing mounts": pod({ volumes: [{ name: "host", hostPath: { path: "/etc/cron.d" } }] }),
    "a folder of data": mounting("/data/shop"),
  },
  rejects: {
    "a cron folder": {
      given: mounting("/etc/cron.d"),
      says: 'Pod "web" must not write to /etc/cron.d, from which the node runs code (volume "host", spec.volumes[0].hostPath.path)',
    },
    "static pod manifests, by a winding path": {
      given: mounting("/etc/../etc/kubernetes//manifests/"),
      says: 'Pod "web" must not write to /etc/../etc/kubernetes//manifests/, from which the node runs code (volume "host", spec.volumes[0].hostPath.path)',
    },
    "binaries of network plugins": {
      given: mounting("/opt/cni/bin"),
      says: 'Pod "web" must not write to /opt/cni/bin, from which the node runs code (volume "host", spec.volumes[0].hostPath.path)',
    },
  },
  undecided: {
    "a mount that may be read-only": mounting("/etc/cron.d", { readOnly: UNKNOWN }),
    "a mount whose name is no text": mounting("/etc/cron.d", { name: 7 }),
  },
});
