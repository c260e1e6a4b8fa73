import { noHostNamespaces } from "../../policies/privilege-escalation/no-host-namespaces";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noHostNamespaces, {
  accepts: {
    "a pod that mentions no host namespace": pod(),
    "all three false": pod({ hostNetwork: false, hostPID: false, hostIPC: false }),
    "null, which the API server reads as absent": pod({ hostPID: null }),
    "a shared process namespace inside the pod: that is another policy": pod({ shareProcessNamespace: true }),
  },
  rejects: {
    "hostPID true": {
      given: pod({ hostPID: true }),
      says: 'Pod "web" must not set spec.hostPID=true',
      fixed: pod(),
    },
    "all three true": {
      given: pod({ hostNetwork: true, hostPID: true, hostIPC: true }),
      says: 'Pod "web" must not set spec.hostNetwork=true, spec.hostPID=true, spec.hostIPC=true',
      fixed: pod(),
    },
    "hostIPC true beside an unknown hostPID": {
      given: pod({ hostIPC: true, hostPID: UNKNOWN }),
      says: 'Pod "web" must not set spec.hostIPC=true',
    },
  },
  undecided: {
    "hostPID from an output": pod({ hostPID: UNKNOWN }),
    "a spec from an output": pod({}, { spec: UNKNOWN }),
  },
});
