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
      says: 'Pod "web" must not set spec.containers[0].securityContext.privileged=true (container "web")',
    },
    "a privileged init container beside a regular one": {
      given: pod({ initContainers: [container({ name: "setup", "securityContext.privileged": true })] }),
      says: 'Pod "web" must not set spec.initContainers[0].securityContext.privileged=true (init container "setup")',
    },
    "two privileged containers, one of them a sidecar": {
      given: pod({
        initContainers: [
          container({ name: "proxy", restartPolicy: "Always", "securityContext.privileged": true }),
        ],
        "containers[0].securityContext.privileged": true,
      }),
      says: 'Pod "web" must not set spec.initContainers[0].securityContext.privileged=true (sidecar container "proxy"), spec.containers[0].securityContext.privileged=true (container "web")',
    },
    "a privileged ephemeral container": {
      given: pod({ ephemeralContainers: [container({ name: "debug", "securityContext.privileged": true })] }),
      says: 'Pod "web" must not set spec.ephemeralContainers[0].securityContext.privileged=true (ephemeral container "debug")',
    },
    "privileged in quotes, as templates write it": {
      given: pod({ "containers[0].securityContext.privileged": "true" }),
      says: 'Pod "web" must not set spec.containers[0].securityContext.privileged=true (container "web")',
    },
  },
  undecided: {
    "privileged from an output": pod({ "containers[0].securityContext.privileged": UNKNOWN }),
    "a security context from an output": pod({ "containers[0].securityContext": UNKNOWN }),
    "containers from an output": pod({ containers: UNKNOWN }),
  },
});
