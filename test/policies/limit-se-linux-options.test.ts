import { limitSeLinuxOptions } from "../../policies/malicious-code-execution/limit-se-linux-options";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(limitSeLinuxOptions, {
  accepts: {
    "no options": pod(),
    "a confined type": pod({ "securityContext.seLinuxOptions": { type: "container_t" } }),
    "a level, which only narrows": pod({ "securityContext.seLinuxOptions": { level: "s0:c1,c2" } }),
    "a confined type on a container": pod({
      "containers[0].securityContext.seLinuxOptions": { type: "container_init_t" },
    }),
    "empty values": pod({ "securityContext.seLinuxOptions": { type: "", user: "", role: "" } }),
  },
  rejects: {
    "a type that is not confined": {
      given: pod({ "securityContext.seLinuxOptions": { type: "spc_t" } }),
      says: 'Pod "web" must not set spec.securityContext.seLinuxOptions.type=spc_t',
    },
    "a user and a role on a container": {
      given: pod({ "containers[0].securityContext.seLinuxOptions": { user: "system_u", role: "system_r" } }),
      says: 'Pod "web": container "web" must not set securityContext.seLinuxOptions.user=system_u, securityContext.seLinuxOptions.role=system_r (spec.containers[0])',
    },
  },
  undecided: {
    "a type from an output": pod({ "securityContext.seLinuxOptions": { type: UNKNOWN } }),
    "options of a container from an output": pod({
      "containers[0].securityContext.seLinuxOptions": UNKNOWN,
    }),
  },
});
