import { requireKubeletVerification } from "../../policies/attacker-on-the-network/require-kubelet-verification";
import { UNKNOWN } from "../support/builders";
import { configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "kubelet-client-certificate": "/pki/kubelet.crt",
  "kubelet-client-key": "/pki/kubelet.key",
  "kubelet-certificate-authority": "/pki/kubelet-ca.crt",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireKubeletVerification, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
    "a control plane of kubeadm with an authority": configured(
      "ClusterConfiguration",
      "apiServer: { extraArgs: { kubelet-certificate-authority: /pki/ca.crt } }",
    ),
  },
  rejects: {
    "kubelets that nobody verifies": {
      given: component({ "kubelet-certificate-authority": undefined }),
      says: 'Pod "web" must set --kubelet-certificate-authority (container "web")',
    },
    "a control plane of kubeadm as it comes": {
      given: configured("ClusterConfiguration"),
      says: 'ConfigMap "kube-system/settings" must set --kubelet-certificate-authority (kube-apiserver)',
    },
    "kubelets that do not know who asks": {
      given: component({ "kubelet-client-key": undefined }),
      says: 'Pod "web" must set --kubelet-client-key (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
