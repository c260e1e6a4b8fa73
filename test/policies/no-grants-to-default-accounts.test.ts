import type { Value } from "../../lib/model/value";
import { noGrantsToDefaultAccounts } from "../../policies/privilege-escalation/no-grants-to-default-accounts";
import { binding, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const account = (name: Value): Value => ({ kind: "ServiceAccount", name, namespace: "shop" });

testPolicy(noGrantsToDefaultAccounts, {
  accepts: {
    "an account of a workload": binding("view", account("web")),
    "a group that is called default": binding("view", { kind: "Group", name: "default" }),
  },
  rejects: {
    "the default account": {
      given: binding("view", account("default")),
      says: 'ClusterRoleBinding "team" must not give view to the default service account (subjects[0].name)',
    },
  },
  undecided: { "a name from an output": binding("view", account(UNKNOWN)) },
});
