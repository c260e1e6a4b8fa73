import { limitCertificateDuration } from "../../policies/persistence/limit-certificate-duration";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const manager = (duration: string) =>
  running("kube-controller-manager", { "cluster-signing-duration": duration });

testPolicy(limitCertificateDuration, {
  accepts: {
    "the default": running("kube-controller-manager", {}),
    "a year": manager("8760h0m0s"),
    "a week": manager("168h"),
    "a year in minutes": manager("525600m"),
  },
  rejects: {
    "a year and an hour": {
      given: manager("8761h"),
      says: 'Pod "web" must not set --cluster-signing-duration=8761h instead of 8760h or less (container "web")',
    },
    "two years in minutes": {
      given: manager("1051200m"),
      says: 'Pod "web" must not set --cluster-signing-duration=1051200m instead of 8760h or less (container "web")',
    },
    "ten years": {
      given: manager("87600h0m0s"),
      says: 'Pod "web" must not set --cluster-signing-duration=87600h0m0s instead of 8760h or less (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-controller-manager", {}, UNKNOWN) },
});
