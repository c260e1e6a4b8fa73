import { requireHardenedKubelets } from "../../policies/privilege-escalation/require-hardened-kubelets";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  protectKernelDefaults: "true",
  rotateCertificates: "true",
  serverTLSBootstrap: "true",
  podPidsLimit: "4096",
  seccompDefault: "true",
};
const kubelet = (fields: Record<string, string | undefined>) => {
  const lines = Object.entries({ kind: "KubeletConfiguration", ...SAFE, ...fields }).flatMap(
    ([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]),
  );
  return object("v1", "ConfigMap", "kube-system/kubelet-config", { data: { kubelet: lines.join("\n") } });
};
const says = (demand: string) => `ConfigMap "kube-system/kubelet-config" ${demand}`;

testPolicy(requireHardenedKubelets, {
  accepts: {
    "a kubelet with all of it": kubelet({}),
    "a certificate of its own": kubelet({ serverTLSBootstrap: undefined, tlsCertFile: "/pki/kubelet.crt" }),
  },
  rejects: {
    "any number of processes": {
      given: kubelet({ podPidsLimit: "-1" }),
      says: says("must not set data.kubelet.podPidsLimit=-1"),
    },
    "no limit of processes": {
      given: kubelet({ podPidsLimit: undefined }),
      says: says("must set data.kubelet.podPidsLimit"),
    },
    "no seccomp profile by default": {
      given: kubelet({ seccompDefault: undefined }),
      says: says("must set data.kubelet.seccompDefault=true"),
    },
    "pods from an address": {
      given: kubelet({ staticPodURL: "http://pods.example.com" }),
      says: says("must not set data.kubelet.staticPodURL"),
    },
  },
  undecided: {
    "a configuration from an output": object("v1", "ConfigMap", "kube-system/kubelet-config", {
      data: { kubelet: UNKNOWN },
    }),
  },
});
