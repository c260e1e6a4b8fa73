import { requireHighUids } from "../../policies/malicious-code-execution/require-high-uids";
import { pod as hardened, type Tweaks, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const pod = (tweaks: Tweaks = {}) => hardened({ hostUsers: undefined, ...tweaks });

testPolicy(requireHighUids, {
  accepts: {
    "a high number": pod(),
    "a low number in a user namespace": hardened({ "securityContext.runAsUser": 1000 }),
    "no user: that is another policy": pod({ "securityContext.runAsUser": undefined }),
  },
  rejects: {
    "a low user": {
      given: pod({ "securityContext.runAsUser": 1000 }),
      says: 'Pod "web" must not set spec.securityContext.runAsUser=1000 (container "web")',
    },
    "a low group of one container": {
      given: pod({ "containers[0].securityContext.runAsGroup": 100 }),
      says: 'Pod "web": container "web" must not set securityContext.runAsGroup=100 (spec.containers[0])',
    },
  },
  undecided: { "a user from an output": pod({ "securityContext.runAsUser": UNKNOWN }) },
});
