import { requireRunAsNonRoot } from "../../policies/malicious-code-execution/require-run-as-non-root";
import { container, pod as hardened, type Tweaks, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

/** The minimal valid pod outside a user namespace, where root inside is root outside. */
const pod = (tweaks: Tweaks = {}) => hardened({ hostUsers: undefined, ...tweaks });

testPolicy(requireRunAsNonRoot, {
  accepts: {
    "runAsNonRoot true on the pod": pod(),
    "runAsNonRoot true on every container and not on the pod": pod({
      "securityContext.runAsNonRoot": undefined,
      "containers[0].securityContext.runAsNonRoot": true,
    }),
    "root in a user namespace": hardened({ hostUsers: false, "securityContext.runAsNonRoot": false }),
  },
  rejects: {
    "runAsNonRoot nowhere": {
      given: pod({ "securityContext.runAsNonRoot": undefined }),
      says: 'Pod "web": container "web" must set securityContext.runAsNonRoot=true (spec.containers[0])',
    },
    "runAsNonRoot false on the pod, even where each container sets it true": {
      given: pod({
        "securityContext.runAsNonRoot": false,
        "containers[0].securityContext.runAsNonRoot": true,
      }),
      says: 'Pod "web" must not set spec.securityContext.runAsNonRoot=false',
      fixed: pod(),
    },
    "runAsNonRoot false on one container under a pod that sets it true": {
      given: pod({
        initContainers: [container({ name: "setup", "securityContext.runAsNonRoot": false })],
      }),
      says: 'Pod "web": init container "setup" must set securityContext.runAsNonRoot=true (spec.initContainers[0])',
      fixed: pod({ initContainers: [container({ name: "setup" })] }),
    },
  },
  undecided: {
    "runAsNonRoot of the pod from an output": pod({ "securityContext.runAsNonRoot": UNKNOWN }),
    "a user namespace from an output": hardened({
      hostUsers: UNKNOWN,
      "securityContext.runAsNonRoot": false,
    }),
  },
});
