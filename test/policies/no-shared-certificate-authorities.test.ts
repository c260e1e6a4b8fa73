import { noSharedCertificateAuthorities } from "../../policies/privilege-escalation/no-shared-certificate-authorities";
import { UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "client-ca-file": "/pki/ca.crt",
  "requestheader-client-ca-file": "/pki/front-proxy-ca.crt",
  "requestheader-allowed-names": "front-proxy-client",
  "etcd-cafile": "/pki/etcd/ca.crt",
};
const server = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(noSharedCertificateAuthorities, {
  accepts: {
    "three authorities": server({}),
    "no front proxy": running("kube-apiserver", { "client-ca-file": "/pki/ca.crt" }),
    "the control plane of kubeadm": configured("ClusterConfiguration"),
  },
  rejects: {
    "a front proxy of the authority of clients": {
      given: server({ "requestheader-client-ca-file": "/pki/ca.crt" }),
      says: 'Pod "web" must not reuse the client CA as --requestheader-client-ca-file=/pki/ca.crt (container "web")',
    },
    "an etcd of the authority of clients": {
      given: server({ "etcd-cafile": "/pki/ca.crt" }),
      says: 'Pod "web" must not reuse the client CA as --etcd-cafile=/pki/ca.crt (container "web")',
    },
    "every name as front proxy": {
      given: server({ "requestheader-allowed-names": "" }),
      says: 'Pod "web" must set --requestheader-allowed-names (container "web")',
    },
    "an etcd of kubeadm with the authority of clients": {
      given: configured(
        "ClusterConfiguration",
        "etcd: { local: { extraArgs: { trusted-ca-file: /etc/kubernetes/pki/ca.crt } } }",
      ),
      says: 'ConfigMap "kube-system/settings" must not reuse the client CA as --trusted-ca-file=/etc/kubernetes/pki/ca.crt (etcd)',
    },
  },
  undecided: {
    "a flag from an output": running("kube-apiserver", {}, UNKNOWN),
    "a document from an output": carrying(UNKNOWN),
  },
});
