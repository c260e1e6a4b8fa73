import { noUnmaskedProcMount } from "../../policies/privilege-escalation/no-unmasked-proc-mount";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noUnmaskedProcMount, {
  accepts: {
    "no procMount": pod({ hostUsers: undefined }),
    "Default written out": pod({
      hostUsers: undefined,
      "containers[0].securityContext.procMount": "Default",
    }),
    "Unmasked in a user namespace: that is another policy": pod({
      "containers[0].securityContext.procMount": "Unmasked",
    }),
  },
  rejects: {
    "Unmasked outside a user namespace": {
      given: pod({ hostUsers: undefined, "containers[0].securityContext.procMount": "Unmasked" }),
      says: 'Pod "web": container "web" must not set securityContext.procMount=Unmasked (spec.containers[0])',
    },
  },
  undecided: {
    "procMount from an output": pod({
      hostUsers: undefined,
      "containers[0].securityContext.procMount": UNKNOWN,
    }),
    "a user namespace from an output": pod({
      hostUsers: UNKNOWN,
      "containers[0].securityContext.procMount": "Unmasked",
    }),
  },
});
