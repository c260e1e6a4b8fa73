import { requireEtcdLimits } from "../../policies/denial-of-service/require-etcd-limits";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "quota-backend-bytes": "8589934592",
};
const component = (flags: Record<string, string | undefined>) => running("etcd", { ...SAFE, ...flags });

testPolicy(requireEtcdLimits, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "the quota of the program": {
      given: component({ "quota-backend-bytes": undefined }),
      says: 'Pod "web" must set --quota-backend-bytes (container "web")',
    },
  },
  undecided: { "a flag from an output": running("etcd", {}, UNKNOWN) },
});
