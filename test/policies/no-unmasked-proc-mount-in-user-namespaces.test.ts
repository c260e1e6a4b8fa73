import { noUnmaskedProcMountInUserNamespaces } from "../../policies/privilege-escalation/no-unmasked-proc-mount-in-user-namespaces";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noUnmaskedProcMountInUserNamespaces, {
  accepts: {
    "no procMount": pod(),
    "Default written out": pod({ "containers[0].securityContext.procMount": "Default" }),
    "Unmasked outside a user namespace: that is another policy": pod({
      hostUsers: undefined,
      "containers[0].securityContext.procMount": "Unmasked",
    }),
  },
  rejects: {
    "Unmasked in a user namespace": {
      given: pod({ "containers[0].securityContext.procMount": "Unmasked" }),
      says: 'Pod "web": container "web" must not set securityContext.procMount=Unmasked (spec.containers[0])',
    },
    "Unmasked where a user namespace is from an output: it is too much either way": {
      given: pod({ hostUsers: UNKNOWN, "containers[0].securityContext.procMount": "Unmasked" }),
      says: 'Pod "web": container "web" must not set securityContext.procMount=Unmasked (spec.containers[0])',
    },
  },
  undecided: { "procMount from an output": pod({ "containers[0].securityContext.procMount": UNKNOWN }) },
});
