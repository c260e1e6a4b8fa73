import { noRootGroups } from "../../policies/malicious-code-execution/no-root-groups";
import { pod as hardened, type Tweaks, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const pod = (tweaks: Tweaks = {}) => hardened({ hostUsers: undefined, ...tweaks });

testPolicy(noRootGroups, {
  accepts: {
    "another group": pod(),
    "the root group in a user namespace": hardened({ "securityContext.fsGroup": 0 }),
  },
  rejects: {
    "the root group for files": {
      given: pod({ "securityContext.fsGroup": 0 }),
      says: 'Pod "web" must not set spec.securityContext.fsGroup=0',
    },
    "the root group beside another": {
      given: pod({ "securityContext.supplementalGroups": [2000, 0] }),
      says: 'Pod "web" must not set spec.securityContext.supplementalGroups[1]=0',
    },
  },
  undecided: { "a group from an output": pod({ "securityContext.fsGroup": UNKNOWN }) },
});
