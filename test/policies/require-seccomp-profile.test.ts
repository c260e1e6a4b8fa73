import { requireSeccompProfile } from "../../policies/malicious-code-execution/require-seccomp-profile";
import { container, pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(requireSeccompProfile, {
  accepts: {
    "a profile on the pod": pod(),
    "a profile on each container": pod({
      "securityContext.seccompProfile": undefined,
      "containers[0].securityContext.seccompProfile": { type: "RuntimeDefault" },
    }),
    "a Windows pod, where seccomp does not exist": pod({
      "securityContext.seccompProfile": undefined,
      os: { name: "windows" },
    }),
    "Unconfined: that is another policy": pod({ "securityContext.seccompProfile": { type: "Unconfined" } }),
  },
  rejects: {
    "no profile anywhere": {
      given: pod({ "securityContext.seccompProfile": undefined }),
      says: 'Pod "web": container "web" must set securityContext.seccompProfile.type=RuntimeDefault (spec.containers[0])',
      fixed: pod(),
    },
    "a profile on one of two containers": {
      given: pod({
        "securityContext.seccompProfile": undefined,
        initContainers: [
          container({ name: "setup", "securityContext.seccompProfile": { type: "RuntimeDefault" } }),
        ],
      }),
      says: 'Pod "web": container "web" must set securityContext.seccompProfile.type=RuntimeDefault (spec.containers[0])',
      fixed: pod({
        initContainers: [
          container({ name: "setup", "securityContext.seccompProfile": { type: "RuntimeDefault" } }),
        ],
      }),
    },
  },
  undecided: {
    "a profile from an output": pod({ "securityContext.seccompProfile": UNKNOWN }),
    "an operating system from an output": pod({ "securityContext.seccompProfile": undefined, os: UNKNOWN }),
  },
});
