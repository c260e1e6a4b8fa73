import { requireHardenedKubelets } from "../../policies/privilege-escalation/require-hardened-kubelets";
import { UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const kubelet = (...lines: string[]) => configured("KubeletConfiguration", ...lines);
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;
const SAFE = ["protectKernelDefaults: true", "seccompDefault: true"];

testPolicy(requireHardenedKubelets, {
  accepts: {
    "both fields": kubelet(...SAFE),
    "an address that the file leaves to its default": kubelet(...SAFE, 'healthzBindAddress: ""'),
    "both flags": running("kubelet", { "protect-kernel-defaults": "true", "seccomp-default": "true" }),
  },
  rejects: {
    "no profile by default": {
      given: kubelet("protectKernelDefaults: true"),
      says: says("must set data.config.seccompDefault=true"),
    },
    "logs of the node by way of the API": {
      given: kubelet(...SAFE, "enableSystemLogQuery: true"),
      says: says("must not set data.config.enableSystemLogQuery=true"),
    },
    "its health for everybody": {
      given: kubelet(...SAFE, "healthzBindAddress: 0.0.0.0"),
      says: says("must not set data.config.healthzBindAddress=0.0.0.0 instead of 127.0.0.1 or ::1"),
    },
    "a name of its own choice": {
      given: running("kubelet", {
        "protect-kernel-defaults": "true",
        "seccomp-default": "true",
        "hostname-override": "control-plane-1",
      }),
      says: 'Pod "web" must not set --hostname-override (container "web")',
    },
  },
  undecided: {
    "a document from an output": carrying(UNKNOWN),
    "a flag from an output": running("kubelet", {}, UNKNOWN),
  },
});
