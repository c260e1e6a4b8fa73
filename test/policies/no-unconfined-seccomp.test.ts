import { noUnconfinedSeccomp } from "../../policies/malicious-code-execution/no-unconfined-seccomp";
import { container, pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noUnconfinedSeccomp, {
  accepts: {
    "the runtime's profile": pod(),
    "no profile: that is another policy": pod({ "securityContext.seccompProfile": undefined }),
    "a profile of the node": pod({
      "securityContext.seccompProfile": { type: "Localhost", localhostProfile: "web.json" },
    }),
    "the runtime's profile on an init container": pod({
      initContainers: [
        container({ name: "setup", "securityContext.seccompProfile": { type: "RuntimeDefault" } }),
      ],
    }),
  },
  rejects: {
    "Unconfined on the pod": {
      given: pod({ "securityContext.seccompProfile": { type: "Unconfined" } }),
      says: 'Pod "web" must not set spec.securityContext.seccompProfile.type=Unconfined',
    },
    "Unconfined on an init container of a confined pod": {
      given: pod({
        initContainers: [
          container({ name: "setup", "securityContext.seccompProfile": { type: "Unconfined" } }),
        ],
      }),
      says: 'Pod "web": init container "setup" must not set securityContext.seccompProfile.type=Unconfined (spec.initContainers[0])',
    },
    "a profile without a type": {
      given: pod({ "securityContext.seccompProfile": {} }),
      says: 'Pod "web" must set spec.securityContext.seccompProfile.type=RuntimeDefault',
    },
  },
  undecided: {
    "a profile from an output": pod({ "securityContext.seccompProfile": UNKNOWN }),
    "a profile of a container from an output": pod({
      "containers[0].securityContext.seccompProfile": { type: UNKNOWN },
    }),
  },
});
