import type { Value } from "../../lib/model/value";
import { limitObjectSize } from "../../policies/denial-of-service/limit-object-size";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const holding = (...values: Value[]) =>
  object("v1", "ConfigMap", "shop/catalog", {
    data: Object.fromEntries(values.map((value, index) => [`part-${index}`, value])),
  });
const options = { maxBytes: 1000 };

testPolicy(limitObjectSize, {
  accepts: {
    "a small one": holding("a".repeat(1000)),
    "one at the limit": { given: holding("a".repeat(500), "b".repeat(500)), options },
    "bytes that base64 makes longer": {
      given: object("v1", "ConfigMap", "shop/logo", { binaryData: { logo: "YWFh".repeat(333) } }),
      options,
    },
  },
  rejects: {
    "one over the limit": {
      given: holding("a".repeat(500), "b".repeat(501)),
      options,
      says: 'ConfigMap "shop/catalog" must not hold 1001 bytes (data)',
    },
  },
  undecided: { "a value from an output": holding(UNKNOWN) },
});
