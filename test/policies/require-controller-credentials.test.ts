import { requireControllerCredentials } from "../../policies/privilege-escalation/require-controller-credentials";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "use-service-account-credentials": "true",
  "service-account-private-key-file": "/pki/sa.key",
  "root-ca-file": "/pki/ca.crt",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-controller-manager", { ...SAFE, ...flags });

testPolicy(requireControllerCredentials, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "one identity for all": {
      given: component({ "use-service-account-credentials": undefined }),
      says: 'Pod "web" must set --use-service-account-credentials=true (container "web")',
    },
    "no authority": {
      given: component({ "root-ca-file": undefined }),
      says: 'Pod "web" must set --root-ca-file (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-controller-manager", {}, UNKNOWN) },
});
