import { noHostPathVolumes } from "../../policies/privilege-escalation/no-host-path-volumes";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noHostPathVolumes, {
  accepts: {
    "a pod without volumes": pod(),
    "an emptyDir": pod({ volumes: [{ name: "data", emptyDir: {} }] }),
    "a volume without a source, which is an emptyDir": pod({ volumes: [{ name: "data" }] }),
    "null as the hostPath": pod({ volumes: [{ name: "data", hostPath: null }] }),
  },
  rejects: {
    "a folder of data": {
      given: pod({ volumes: [{ name: "data", hostPath: { path: "/data" } }] }),
      says: 'Pod "web" must not mount /data of its node (volume "data", spec.volumes[0].hostPath.path)',
    },
    "a path from an output, which is a path of the node all the same": {
      given: pod({ volumes: [{ name: "data", hostPath: { path: UNKNOWN } }] }),
      says: 'Pod "web" must not mount [unknown] of its node (volume "data", spec.volumes[0].hostPath.path)',
    },
    "a subPath from an output: what it gives away is open, that it is of the node is not": {
      given: pod({
        volumes: [{ name: "data", hostPath: { path: "/data" } }],
        "containers[0].volumeMounts": [{ name: "data", mountPath: "/data", subPath: UNKNOWN }],
      }),
      says: 'Pod "web" must not mount /data of its node (volume "data", spec.volumes[0].hostPath.path)',
    },
    "a path that an expression completes": {
      given: pod({
        volumes: [{ name: "data", hostPath: { path: "/data" } }],
        "containers[0].volumeMounts": [{ name: "data", mountPath: "/data", subPathExpr: "$(NAME)" }],
      }),
      says: 'Pod "web" must not mount /data of its node (volume "data", spec.volumes[0].hostPath.path)',
    },
  },
  undecided: {
    "volumes from an output": pod({ volumes: UNKNOWN }),
    "a hostPath from an output": pod({ volumes: [{ name: "data", hostPath: UNKNOWN }] }),
  },
});
