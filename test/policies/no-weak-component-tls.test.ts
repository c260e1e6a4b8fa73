import { noWeakComponentTls } from "../../policies/attacker-on-the-network/no-weak-component-tls";
import { UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

testPolicy(noWeakComponentTls, {
  accepts: {
    "a server that leaves both to its version": running("kube-apiserver", {}),
    "TLS 1.3": running("etcd", { "tls-min-version": "TLS1.3" }),
    "strong suites": running("kubelet", {
      "tls-cipher-suites": "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_CHACHA20_POLY1305_SHA256",
    }),
    "a document that leaves both out": configured("KubeletConfiguration"),
  },
  rejects: {
    "a version of old": {
      given: running("kube-apiserver", { "tls-min-version": "VersionTLS11" }),
      says: 'Pod "web" must not set --tls-min-version=VersionTLS11 instead of TLS 1.2 or newer (container "web")',
    },
    "a version of old of etcd": {
      given: running("etcd", { "tls-min-version": "TLS1.0" }),
      says: 'Pod "web" must not set --tls-min-version=TLS1.0 instead of TLS 1.2 or newer (container "web")',
    },
    "a suite that is broken": {
      given: running("kube-scheduler", { "tls-cipher-suites": "TLS_RSA_WITH_3DES_EDE_CBC_SHA" }),
      says: 'Pod "web" must not set --tls-cipher-suites=TLS_RSA_WITH_3DES_EDE_CBC_SHA instead of strong suites (container "web")',
    },
    "a document with both": {
      given: configured(
        "KubeletConfiguration",
        "tlsMinVersion: VersionTLS10",
        "tlsCipherSuites: [TLS_RSA_WITH_RC4_128_SHA]",
      ),
      says: 'ConfigMap "kube-system/settings" must not set data.config.tlsMinVersion=VersionTLS10, data.config.tlsCipherSuites[0]=TLS_RSA_WITH_RC4_128_SHA instead of strong suites',
    },
  },
  undecided: {
    "a flag from an output": running("kube-apiserver", {}, UNKNOWN),
    "a document from an output": carrying(UNKNOWN),
  },
});
