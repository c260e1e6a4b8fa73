import { noUnsafeFeatureGates } from "../../policies/privilege-escalation/no-unsafe-feature-gates";
import { UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

testPolicy(noUnsafeFeatureGates, {
  accepts: {
    "no gates": running("kube-apiserver", {}),
    "a gate of one feature": running("kubelet", { "feature-gates": "InPlacePodVerticalScaling=true" }),
    "a document with a gate of one feature": configured(
      "KubeletConfiguration",
      "featureGates: { NodeSwap: true }",
    ),
  },
  rejects: {
    "every alpha feature": {
      given: running("kube-scheduler", { "feature-gates": "NodeSwap=true,AllAlpha=true" }),
      says: 'Pod "web" must not set --feature-gates=NodeSwap=true,AllAlpha=true instead of a list without AllAlpha and without security gates that are off (container "web")',
    },
    "rotation that is off": {
      given: running("kube-controller-manager", { "feature-gates": "RotateKubeletServerCertificate=false" }),
      says: 'Pod "web" must not set --feature-gates=RotateKubeletServerCertificate=false instead of a list without AllAlpha and without security gates that are off (container "web")',
    },
    "a document with every alpha feature": {
      given: configured("KubeletConfiguration", "featureGates: { AllAlpha: true }"),
      says: 'ConfigMap "kube-system/settings" must not set data.config.featureGates.AllAlpha=true',
    },
  },
  undecided: {
    "a flag from an output": running("kube-apiserver", {}, UNKNOWN),
    "a document from an output": carrying(UNKNOWN),
  },
});
