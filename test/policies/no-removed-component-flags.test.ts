import { noRemovedComponentFlags } from "../../policies/denial-of-service/no-removed-component-flags";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

testPolicy(noRemovedComponentFlags, {
  accepts: {
    "flags of today": running("kube-apiserver", {
      "enable-admission-plugins": "NodeRestriction,AlwaysPullImages",
    }),
    "the same flag of another program": running("web", { port: "8080" }),
  },
  rejects: {
    "a plugin that is gone": {
      given: running("kube-apiserver", { "enable-admission-plugins": "NodeRestriction,PodSecurityPolicy" }),
      says: 'Pod "web" must not list PodSecurityPolicy in --enable-admission-plugins=NodeRestriction,PodSecurityPolicy (container "web")',
    },
    "the pause image, which the runtime names since 1.35": {
      given: running("kubelet", { "pod-infra-container-image": "registry.k8s.io/pause:3.10" }),
      says: 'Pod "web" must not set --pod-infra-container-image (container "web")',
    },
    "a flag that is gone": {
      given: running("kubelet", { "network-plugin": "cni" }),
      says: 'Pod "web" must not set --network-plugin (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-scheduler", {}, UNKNOWN) },
});
