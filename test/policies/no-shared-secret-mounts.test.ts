import type { Value } from "../../lib/model/value";
import { noSharedSecretMounts } from "../../policies/access-to-sensitive-data/no-shared-secret-mounts";
import { container, pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const SECRET = { name: "keys", secret: { secretName: "db" } };
const PROJECTED = { name: "keys", projected: { sources: [{ secret: { name: "db" } }] } };
const mounting = (name: string, ...mounts: Value[]) =>
  container({ name, volumeMounts: mounts.map((mount) => mount) });
const mount = (rest: Record<string, Value> = {}) => ({ name: "keys", mountPath: "/keys", ...rest });
const SIDECAR = { ...mounting("log", mount()), restartPolicy: "Always" };

testPolicy(noSharedSecretMounts, {
  accepts: {
    "a Secret in one of two containers": pod({
      volumes: [SECRET],
      containers: [mounting("web", mount()), mounting("log")],
    }),
    "a Secret that nobody mounts": pod({ volumes: [SECRET] }),
    "a Secret that an init container uses before": pod({
      volumes: [SECRET],
      initContainers: [mounting("migrate", mount())],
      containers: [mounting("web", mount())],
    }),
    "a key for each container": pod({
      volumes: [SECRET],
      containers: [
        mounting("web", mount({ subPath: "password" })),
        mounting("log", mount({ subPath: "token" })),
      ],
    }),
    "a Secret for each container": pod({
      volumes: [SECRET, { name: "log", secret: { secretName: "log" } }],
      containers: [mounting("web", mount()), mounting("log", { name: "log", mountPath: "/keys" })],
    }),
    "settings that containers share": pod({
      volumes: [{ name: "keys", configMap: { name: "settings" } }],
      containers: [mounting("web", mount()), mounting("log", mount())],
    }),
    "the token that both need": pod({
      volumes: [{ name: "keys", projected: { sources: [{ serviceAccountToken: { path: "token" } }] } }],
      containers: [mounting("web", mount()), mounting("log", mount())],
    }),
  },
  rejects: {
    "a Secret in two containers": {
      given: pod({ volumes: [SECRET], containers: [mounting("web", mount()), mounting("log", mount())] }),
      says: 'Pod "web" must not mount a Secret in several containers (volume "keys", spec.volumes[0])',
    },
    "a Secret in a sidecar too": {
      given: pod({
        volumes: [SECRET],
        initContainers: [SIDECAR],
        containers: [mounting("web", mount())],
      }),
      says: 'Pod "web" must not mount a Secret in several containers (volume "keys", spec.volumes[0])',
    },
    "a projected Secret in two containers": {
      given: pod({ volumes: [PROJECTED], containers: [mounting("web", mount()), mounting("log", mount())] }),
      says: 'Pod "web" must not mount a Secret in several containers (volume "keys", spec.volumes[0])',
    },
    "the same key in two containers": {
      given: pod({
        volumes: [SECRET],
        containers: [
          mounting("web", mount({ subPath: "password" })),
          mounting("log", mount({ subPath: "password" })),
        ],
      }),
      says: 'Pod "web" must not mount a Secret in several containers (volume "keys", spec.volumes[0])',
    },
  },
  undecided: {
    "mounts from an output": pod({
      volumes: [SECRET],
      containers: [mounting("web", mount()), container({ name: "log", volumeMounts: UNKNOWN })],
    }),
    "containers from an output": pod({ volumes: [SECRET], containers: UNKNOWN }),
    "a mount whose name is no text": pod({
      volumes: [SECRET],
      containers: [mounting("web", mount()), mounting("log", { ...mount(), name: 7 })],
    }),
  },
});
