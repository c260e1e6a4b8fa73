import type { ValueMap } from "../../lib/model/value";
import { noMixedPrivileges } from "../../policies/privilege-escalation/no-mixed-privileges";
import { container, pod, type Tweaks, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const WORK = { name: "work", mountPath: "/work" };

/** A pod whose containers "web" and "agent" mount one volume, the latter as its security context says. */
const sharing = (agent: Tweaks, web: Tweaks = {}, volume: ValueMap = { emptyDir: { sizeLimit: "1Gi" } }) =>
  pod({
    volumes: [{ name: "work", ...volume }],
    containers: [
      container({ volumeMounts: [WORK], ...web }),
      container({ name: "agent", volumeMounts: [WORK], ...agent }),
    ],
  });
const PRIVILEGED: Tweaks = { securityContext: { privileged: true } };
const ROOT: Tweaks = { securityContext: { runAsUser: 0 } };
const says =
  'Pod "web" must not let container "web" write to a volume of container "agent", which has more privileges (volume "work", spec.volumes[0])';

testPolicy(noMixedPrivileges, {
  accepts: {
    "two containers with equal privileges": sharing({}),
    "a volume that the weaker container only reads": sharing(PRIVILEGED, {
      volumeMounts: [{ ...WORK, readOnly: true }],
    }),
    "a part for each": sharing(
      { ...PRIVILEGED, volumeMounts: [{ ...WORK, subPath: "agent" }] },
      { volumeMounts: [{ ...WORK, subPath: "web" }] },
    ),
    "a volume that nobody writes to": sharing(PRIVILEGED, {}, { configMap: { name: "settings" } }),
    "a volume of the stronger container alone": sharing(PRIVILEGED, { volumeMounts: [] }),
    "an init container that prepares the volume": pod({
      volumes: [{ name: "work", emptyDir: { sizeLimit: "1Gi" } }],
      initContainers: [container({ name: "setup", volumeMounts: [WORK], ...ROOT })],
      "containers[0].volumeMounts": [WORK],
    }),
    "root beside a container whose user its image chooses": pod({
      "securityContext.runAsUser": undefined,
      "securityContext.runAsNonRoot": undefined,
      volumes: [{ name: "work", emptyDir: { sizeLimit: "1Gi" } }],
      containers: [
        container({ volumeMounts: [WORK] }),
        container({ name: "agent", volumeMounts: [WORK], ...ROOT }),
      ],
    }),
  },
  rejects: {
    "a privileged container that reads what another writes": { given: sharing(PRIVILEGED), says },
    "a container with a capability of its own": {
      given: sharing({ securityContext: { capabilities: { add: ["SYS_ADMIN"] } } }),
      says,
    },
    "root beside an ordinary user": { given: sharing(ROOT), says },
    "a claim": { given: sharing(PRIVILEGED, {}, { persistentVolumeClaim: { claimName: "work" } }), says },
    "a part inside that of the other": {
      given: sharing(
        { ...PRIVILEGED, volumeMounts: [{ ...WORK, subPath: "a/b" }] },
        {
          volumeMounts: [{ ...WORK, subPath: "a//./" }],
        },
      ),
      says,
    },
    "a privileged sidecar": {
      given: pod({
        volumes: [{ name: "work", emptyDir: { sizeLimit: "1Gi" } }],
        initContainers: [
          container({ name: "agent", restartPolicy: "Always", volumeMounts: [WORK], ...PRIVILEGED }),
        ],
        "containers[0].volumeMounts": [WORK],
      }),
      says: says.replace('container "agent"', 'sidecar container "agent"'),
    },
  },
  undecided: {
    "a privilege from an output": sharing({ securityContext: { privileged: UNKNOWN } }),
    "a part from an output": sharing({ ...PRIVILEGED, volumeMounts: [{ ...WORK, subPath: UNKNOWN }] }),
  },
});
