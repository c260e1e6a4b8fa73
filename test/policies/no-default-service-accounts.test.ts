import { noDefaultServiceAccounts } from "../../policies/malicious-code-execution/no-default-service-accounts";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noDefaultServiceAccounts, {
  accepts: {
    "an account of its own": pod(),
    "the old field": pod({ serviceAccountName: undefined, serviceAccount: "web" }),
  },
  rejects: {
    "no account": {
      given: pod({ serviceAccountName: undefined }),
      says: 'Pod "web" must name a service account of its own (spec.serviceAccountName)',
    },
    "the default account by name": {
      given: pod({ serviceAccountName: "default" }),
      says: 'Pod "web" must name a service account of its own (spec.serviceAccountName)',
    },
  },
  undecided: { "an account from an output": pod({ serviceAccountName: UNKNOWN }) },
});
