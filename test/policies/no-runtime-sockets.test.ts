import { noRuntimeSockets } from "../../policies/privilege-escalation/no-runtime-sockets";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const mounting = (path: unknown, mount: object = {}) =>
  pod({
    volumes: [{ name: "host", hostPath: { path: path as string } }],
    "containers[0].volumeMounts": [{ name: "host", mountPath: "/host", ...mount }],
  });

testPolicy(noRuntimeSockets, {
  accepts: {
    "a pod without volumes": pod(),
    "a file beside the sockets": mounting("/run/xtables.lock"),
    "an emptyDir that is mounted at the socket's usual place": pod({
      volumes: [{ name: "host", emptyDir: {} }],
      "containers[0].volumeMounts": [{ name: "host", mountPath: "/var/run/docker.sock" }],
    }),
    "a folder whose name only starts like the socket's": mounting("/run/containerd-shim"),
    "the named pipe of another service on Windows": mounting("\\\\.\\pipe\\csi-proxy-filesystem-v1"),
  },
  rejects: {
    "the socket of Docker": {
      given: mounting("/var/run/docker.sock"),
      says: 'Pod "web" must not mount /var/run/docker.sock of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "a read-only mount of the folder above, by another spelling": {
      given: mounting("/run//containerd/./", { readOnly: true }),
      says: 'Pod "web" must not mount /run//containerd/./ of its node, which contains /run/containerd/containerd.sock (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the whole node, with the socket as subPath": {
      given: mounting("/", { subPath: "run/crio/crio.sock" }),
      says: 'Pod "web" must not mount /run/crio/crio.sock of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the whole node, whichever runtime it has": {
      given: mounting("/"),
      says: 'Pod "web" must not mount / of its node, which contains the socket of the container runtime (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the named pipe of containerd on Windows": {
      given: mounting("\\\\.\\pipe\\containerd-containerd"),
      says: 'Pod "web" must not mount \\\\.\\pipe\\containerd-containerd of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
    "the named pipe of Docker on Windows, with slashes": {
      given: mounting("//./pipe/docker_engine"),
      says: 'Pod "web" must not mount //./pipe/docker_engine of its node (volume "host", spec.volumes[0].hostPath.path)',
    },
  },
  undecided: {
    "a path from an output": mounting(UNKNOWN),
    "volumes from an output": pod({ volumes: UNKNOWN }),
    "a path that an expression completes": mounting("/run", { subPathExpr: "$(NAME)" }),
  },
});
