import { noSharedProcessNamespace } from "../../policies/malicious-code-execution/no-shared-process-namespace";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noSharedProcessNamespace, {
  accepts: { "processes apart": pod(), "false written out": pod({ shareProcessNamespace: false }) },
  rejects: {
    "shared processes": {
      given: pod({ shareProcessNamespace: true }),
      says: 'Pod "web" must not set spec.shareProcessNamespace=true',
      fixed: pod(),
    },
  },
  undecided: { "the field from an output": pod({ shareProcessNamespace: UNKNOWN }) },
});
