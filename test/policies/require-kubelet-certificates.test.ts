import { requireKubeletCertificates } from "../../policies/attacker-on-the-network/require-kubelet-certificates";
import { UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const kubelet = (...lines: string[]) => configured("KubeletConfiguration", ...lines);
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;
const SAFE = ["authentication: { x509: { clientCAFile: /pki/ca.crt } }", "rotateCertificates: true"];

testPolicy(requireKubeletCertificates, {
  accepts: {
    "a certificate that the cluster signs": kubelet(...SAFE, "serverTLSBootstrap: true"),
    "a certificate from a file": kubelet(
      ...SAFE,
      "tlsCertFile: /pki/kubelet.crt",
      "tlsPrivateKeyFile: /pki/kubelet.key",
    ),
    "flags that say all": running("kubelet", {
      "client-ca-file": "/pki/ca.crt",
      "rotate-certificates": "true",
      "rotate-server-certificates": "true",
    }),
    "a node of EKS that leaves it to its image": configured(
      "NodeConfig",
      "spec: { kubelet: { config: { maxPods: 58 } } }",
    ),
  },
  rejects: {
    "a certificate that it signs itself": {
      given: kubelet(...SAFE),
      says: says("must set data.config.serverTLSBootstrap=true"),
    },
    "no client CA, and no rotation": {
      given: kubelet("tlsCertFile: /pki/kubelet.crt", "tlsPrivateKeyFile: /pki/kubelet.key"),
      says: says(
        "must set data.config.authentication.x509.clientCAFile, data.config.rotateCertificates=true",
      ),
    },
    "a certificate without its key": {
      given: kubelet(...SAFE, "tlsCertFile: /pki/kubelet.crt"),
      says: says("must set data.config.tlsPrivateKeyFile"),
    },
    "flags that leave the CA out": {
      given: running("kubelet", {
        "rotate-certificates": "true",
        "tls-cert-file": "/pki/kubelet.crt",
        "tls-private-key-file": "/pki/kubelet.key",
      }),
      says: 'Pod "web" must set --client-ca-file (container "web")',
    },
  },
  undecided: {
    "a document from an output": carrying(UNKNOWN),
    "a flag from an output": running("kubelet", {}, UNKNOWN),
  },
});
