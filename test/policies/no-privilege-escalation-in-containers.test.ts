import { noPrivilegeEscalationInContainers } from "../../policies/privilege-escalation/no-privilege-escalation-in-containers";
import { container, pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noPrivilegeEscalationInContainers, {
  accepts: {
    "allowPrivilegeEscalation false": pod(),
    "a Windows pod, where the field does not exist": pod({
      "containers[0].securityContext.allowPrivilegeEscalation": undefined,
      os: { name: "windows" },
    }),
  },
  rejects: {
    "the field left out": {
      given: pod({ "containers[0].securityContext.allowPrivilegeEscalation": undefined }),
      says: 'Pod "web": container "web" must set securityContext.allowPrivilegeEscalation=false (spec.containers[0])',
      fixed: pod(),
    },
    "true on an init container": {
      given: pod({
        initContainers: [container({ name: "setup", "securityContext.allowPrivilegeEscalation": true })],
      }),
      says: 'Pod "web": init container "setup" must set securityContext.allowPrivilegeEscalation=false (spec.initContainers[0])',
      fixed: pod({ initContainers: [container({ name: "setup" })] }),
    },
    "the field left out of an ephemeral container": {
      given: pod({
        ephemeralContainers: [
          container({ name: "debug", "securityContext.allowPrivilegeEscalation": undefined }),
        ],
      }),
      says: 'Pod "web": ephemeral container "debug" must set securityContext.allowPrivilegeEscalation=false (spec.ephemeralContainers[0])',
      fixed: pod({ ephemeralContainers: [container({ name: "debug" })] }),
    },
    "no security context at all": {
      given: pod({ "containers[0].securityContext": undefined }),
      says: 'Pod "web": container "web" must set securityContext.allowPrivilegeEscalation=false (spec.containers[0])',
      fixed: pod({ "containers[0].securityContext": { allowPrivilegeEscalation: false } }),
    },
  },
  undecided: {
    "the field from an output": pod({ "containers[0].securityContext.allowPrivilegeEscalation": UNKNOWN }),
    "an operating system from an output": pod({
      "containers[0].securityContext.allowPrivilegeEscalation": undefined,
      os: { name: UNKNOWN },
    }),
  },
});
