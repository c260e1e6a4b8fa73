import type { Value } from "../../lib/model/value";
import { noLegacyTokenSecrets } from "../../policies/privilege-escalation/no-legacy-token-secrets";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const secret = (type: Value) => object("v1", "Secret", "shop/web", { type });

testPolicy(noLegacyTokenSecrets, {
  accepts: {
    "a Secret of an application": secret("Opaque"),
    "credentials of an image registry": secret("kubernetes.io/dockerconfigjson"),
    "no type, which means Opaque": object("v1", "Secret", "shop/web"),
  },
  rejects: {
    "a token that never expires": {
      given: secret("kubernetes.io/service-account-token"),
      says: 'Secret "shop/web" must not set type=kubernetes.io/service-account-token',
    },
  },
  undecided: { "a type from an output": secret(UNKNOWN) },
});
