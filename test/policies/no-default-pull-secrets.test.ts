import type { Value } from "../../lib/model/value";
import { noDefaultPullSecrets } from "../../policies/access-to-sensitive-data/no-default-pull-secrets";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const account = (name: string, imagePullSecrets: Value) =>
  object("v1", "ServiceAccount", `shop/${name}`, { imagePullSecrets });

testPolicy(noDefaultPullSecrets, {
  accepts: {
    "an account of its own": account("web", [{ name: "registry" }]),
    "a default account without them": account("default", []),
  },
  rejects: {
    "a default account with them": {
      given: account("default", [{ name: "registry" }]),
      says: 'ServiceAccount "shop/default" must not have registry credentials (imagePullSecrets)',
    },
  },
  undecided: { "credentials from an output": account("default", UNKNOWN) },
});
