import type { Value } from "../../lib/kubernetes/value";
import { noOpenProxyMetrics } from "../../policies/attacker-on-the-network/no-open-proxy-metrics";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const proxy = (text: Value) =>
  object("v1", "ConfigMap", "kube-system/kube-proxy", { data: { "config.conf": text } });
const configuration = (address: string) =>
  proxy(
    `apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmetricsBindAddress: ${address}`,
  );

testPolicy(noOpenProxyMetrics, {
  accepts: {
    "no address, as kubeadm writes it": configuration('""'),
    "the machine itself": configuration("127.0.0.1:10249"),
  },
  rejects: {
    "every address": {
      given: configuration("0.0.0.0:10249"),
      says: 'ConfigMap "kube-system/kube-proxy" must not set data["config.conf"].metricsBindAddress=0.0.0.0:10249',
    },
  },
  undecided: { "a document from an output": proxy(UNKNOWN) },
});
