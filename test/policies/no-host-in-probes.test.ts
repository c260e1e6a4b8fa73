import { noHostInProbes } from "../../policies/attacker-on-the-network/no-host-in-probes";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noHostInProbes, {
  accepts: {
    "probes of the pod itself": pod(),
    "an empty host": pod({ "containers[0].livenessProbe.httpGet.host": "" }),
    "a Host header, which changes no address": pod({
      "containers[0].livenessProbe.httpGet.httpHeaders": [{ name: "Host", value: "shop.example.com" }],
    }),
    "a lifecycle hook of the pod itself": pod({
      "containers[0].lifecycle": { preStop: { httpGet: { path: "/stop", port: 80 } } },
    }),
    "loopback on the network of the node, as API servers have it": pod({
      hostNetwork: true,
      "containers[0].livenessProbe.httpGet": { host: "127.0.0.1", port: 6443 },
    }),
  },
  rejects: {
    "loopback on the network of the pod": {
      given: pod({ "containers[0].livenessProbe.httpGet": { host: "127.0.0.1", port: 6443 } }),
      says: 'Pod "web": container "web" must not set livenessProbe.httpGet.host=127.0.0.1 (spec.containers[0])',
    },
    "another host on the network of the node": {
      given: pod({
        hostNetwork: true,
        "containers[0].livenessProbe.httpGet": { host: "169.254.169.254", port: 80 },
      }),
      says: 'Pod "web": container "web" must not set livenessProbe.httpGet.host=169.254.169.254 (spec.containers[0])',
    },
    "the metadata service as the host of a probe": {
      given: pod({ "containers[0].livenessProbe.httpGet.host": "169.254.169.254" }),
      says: 'Pod "web": container "web" must not set livenessProbe.httpGet.host=169.254.169.254 (spec.containers[0])',
    },
    "a host in a lifecycle hook": {
      given: pod({ "containers[0].lifecycle": { preStop: { tcpSocket: { host: "10.0.0.1", port: 80 } } } }),
      says: 'Pod "web": container "web" must not set lifecycle.preStop.tcpSocket.host=10.0.0.1 (spec.containers[0])',
    },
  },
  undecided: {
    "loopback on a network from an output": pod({
      hostNetwork: UNKNOWN,
      "containers[0].livenessProbe.httpGet": { host: "127.0.0.1", port: 6443 },
    }),
    "a probe from an output": pod({ "containers[0].startupProbe": UNKNOWN }),
    "a host from an output": pod({ "containers[0].startupProbe": { tcpSocket: { host: UNKNOWN, port: 1 } } }),
  },
});
