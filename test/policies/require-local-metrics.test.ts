import { requireLocalMetrics } from "../../policies/attacker-on-the-network/require-local-metrics";
import { UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "bind-address": "127.0.0.1",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-controller-manager", { ...SAFE, ...flags });

testPolicy(requireLocalMetrics, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
    "a proxy that leaves it as it is": configured("KubeProxyConfiguration"),
    "a proxy whose file leaves the address to its default": configured(
      "KubeProxyConfiguration",
      'metricsBindAddress: ""',
    ),
    "a proxy on its own machine": configured("KubeProxyConfiguration", "metricsBindAddress: 127.0.0.1:10249"),
  },
  rejects: {
    "every address, as is the default": {
      given: component({ "bind-address": undefined }),
      says: 'Pod "web" must set --bind-address (container "web")',
    },
    "every address": {
      given: component({ "bind-address": "0.0.0.0" }),
      says: 'Pod "web" must not set --bind-address=0.0.0.0 instead of 127.0.0.1 or ::1 (container "web")',
    },
    "paths for everybody": {
      given: component({ "authorization-always-allow-paths": "/healthz,/metrics" }),
      says: 'Pod "web" must not set --authorization-always-allow-paths=/healthz,/metrics instead of paths of health checks (container "web")',
    },
    "metrics of etcd in clear": {
      given: running("etcd", { "listen-metrics-urls": "http://0.0.0.0:2381" }),
      says: 'Pod "web" must not set --listen-metrics-urls=http://0.0.0.0:2381 instead of https, or 127.0.0.1 (container "web")',
    },
    "a proxy on every address": {
      given: configured("KubeProxyConfiguration", "metricsBindAddress: 0.0.0.0:10249"),
      says: 'ConfigMap "kube-system/settings" must not set data.config.metricsBindAddress=0.0.0.0:10249 instead of 127.0.0.1:10249',
    },
  },
  undecided: {
    "a document from an output": carrying(UNKNOWN),
    "a flag from an output": running("kube-controller-manager", {}, UNKNOWN),
  },
});
