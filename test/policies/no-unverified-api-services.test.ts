import type { Value } from "../../lib/model/value";
import { noUnverifiedApiServices } from "../../policies/attacker-on-the-network/no-unverified-api-services";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const service = (spec: Value) =>
  object("apiregistration.k8s.io/v1", "APIService", "v1beta1.metrics.k8s.io", { spec });

testPolicy(noUnverifiedApiServices, {
  accepts: {
    "a certificate authority": service({ caBundle: "LS0t" }),
    "verification written out": service({ insecureSkipTLSVerify: false }),
  },
  rejects: {
    "verification switched off": {
      given: service({ insecureSkipTLSVerify: true }),
      says: 'APIService "v1beta1.metrics.k8s.io" must not set spec.insecureSkipTLSVerify=true',
    },
  },
  undecided: { "a value from an output": service({ insecureSkipTLSVerify: UNKNOWN }) },
});
