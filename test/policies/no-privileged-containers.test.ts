import { noPrivilegedContainers } from "../../policies/privilege-escalation/no-privileged-containers";
import { container, pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noPrivilegedContainers, {
  accepts: {
    "a container that does not mention privileged": pod(),
    "privileged false": pod({ "containers[0].securityContext.privileged": false }),
    "an added capability: that is another policy": pod({
      "containers[0].securityContext.capabilities.add": ["SYS_ADMIN"],
    }),
  },
  rejects: {
    "a privileged container": {
      given: pod({ "containers[0].securityContext.privileged": true }),
      says: 'Pod "web": container "web" must not set securityContext.privileged=true (spec.containers[0])',
    },
    "a privileged init container beside a regular one": {
      given: pod({ initContainers: [container({ name: "setup", "securityContext.privileged": true })] }),
      says: 'Pod "web": init container "setup" must not set securityContext.privileged=true (spec.initContainers[0])',
    },
    "two privileged containers, one of them a sidecar": {
      given: pod({
        initContainers: [
          container({ name: "proxy", restartPolicy: "Always", "securityContext.privileged": true }),
        ],
        "containers[0].securityContext.privileged": true,
      }),
      says: 'Pod "web": sidecar container "proxy", container "web" must not set securityContext.privileged=true (spec.initContainers[0], spec.containers[0])',
    },
    "a privileged ephemeral container": {
      given: pod({ ephemeralContainers: [container({ name: "debug", "securityContext.privileged": true })] }),
      says: 'Pod "web": ephemeral container "debug" must not set securityContext.privileged=true (spec.ephemeralContainers[0])',
    },
    "privileged in quotes, as templates write it": {
      given: pod({ "containers[0].securityContext.privileged": "true" }),
      says: 'Pod "web": container "web" must not set securityContext.privileged=true (spec.containers[0])',
    },
  },
  undecided: {
    "privileged from an output": pod({ "containers[0].securityContext.privileged": UNKNOWN }),
    "a security context from an output": pod({ "containers[0].securityContext": UNKNOWN }),
    "containers from an output": pod({ containers: UNKNOWN }),
  },
});
