import { noWindowsHostProcess } from "../../policies/privilege-escalation/no-windows-host-process";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noWindowsHostProcess, {
  accepts: {
    "a pod that does not mention it": pod(),
    "hostProcess false": pod({ "securityContext.windowsOptions": { hostProcess: false } }),
    "hostProcess false on a container": pod({
      "containers[0].securityContext.windowsOptions": { hostProcess: false },
    }),
    "another option of Windows": pod({
      "securityContext.windowsOptions": { runAsUserName: "ContainerUser" },
    }),
  },
  rejects: {
    "hostProcess true on the pod": {
      given: pod({ "securityContext.windowsOptions": { hostProcess: true } }),
      says: 'Pod "web" must not set spec.securityContext.windowsOptions.hostProcess=true',
    },
    "hostProcess true on a container": {
      given: pod({ "containers[0].securityContext.windowsOptions": { hostProcess: true } }),
      says: 'Pod "web": container "web" must not set securityContext.windowsOptions.hostProcess=true (spec.containers[0])',
    },
  },
  undecided: {
    "options from an output": pod({ "securityContext.windowsOptions": UNKNOWN }),
    "hostProcess of a container from an output": pod({
      "containers[0].securityContext.windowsOptions": { hostProcess: UNKNOWN },
    }),
  },
});
