import type { ValueMap } from "../../lib/model/value";
import { requireBootstrapTokenExpiry } from "../../policies/persistence/require-bootstrap-token-expiry";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const token = (rest: ValueMap) =>
  object("v1", "Secret", "kube-system/bootstrap-token-07401b", {
    type: "bootstrap.kubernetes.io/token",
    ...rest,
  });

testPolicy(requireBootstrapTokenExpiry, {
  accepts: {
    "a token that expires": token({ stringData: { expiration: "2030-01-01T00:00:00Z" } }),
    "a token that expires, in base64": token({ data: { expiration: "MjAzMC0wMS0wMVQwMDowMDowMFo=" } }),
    "another Secret": object("v1", "Secret", "shop/web", { type: "Opaque", stringData: { key: "value" } }),
  },
  rejects: {
    "a token for ever": {
      given: token({ stringData: { "token-id": "07401b", "usage-bootstrap-authentication": "true" } }),
      says: 'Secret "kube-system/bootstrap-token-07401b" must expire (type)',
    },
  },
  undecided: { "a token from an output": token({ stringData: UNKNOWN }) },
});
