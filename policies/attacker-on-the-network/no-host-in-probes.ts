import type { Field } from "../../lib/model/field";
import { settingIssue } from "../../lib/model/issue";
import { allOf, not, type Truth, UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

const HANDLERS = [
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle.postStart",
  "lifecycle.preStop",
];
const HOSTS = HANDLERS.flatMap((handler) => [`${handler}.httpGet.host`, `${handler}.tcpSocket.host`]);

export const noHostInProbes = containerPolicy({
  id: "no-host-in-probes",
  category: "attacker-on-the-network",
  threats: ["N1", "N4"],
  boundaries: ["B5", "B6"],
  stride: ["S", "I"],
  severity: "medium",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Probes and lifecycle hooks must not name a host",
  why: "The kubelet sends the request from the node: the author of a pod can reach any host that the node reaches and the pod does not.",
  fix: "Remove `host`; the kubelet then probes the IP address of the pod.",
  references: ["pss:baseline/hostProbesAndHostLifecycle", "mitre:T1090"],
  equivalents: ["psa:hostProbesAndHostLifecycle"],
  covers: ["probe-lifecycle-host"],
  allowed: [{ fields: HOSTS.map((path) => `spec.containers[*].${path}`), values: ["not set"] }],

  check: (container) =>
    HOSTS.map((path) => container.at(path)).map((host) => {
      const isOwn = allOf([container.pod.at("hostNetwork").is(true), isLoopback(host)]);
      return settingIssue(
        allOf([host.isSet, not(host.is("")), not(isOwn)]),
        host,
        "must not set",
        host.shown,
      );
    }),
});

/** On the network of the node, loopback is how the kubelet reaches the pod itself: so do the pods of the control plane. */
function isLoopback(host: Field): Truth {
  const text = host.string();
  return text === UNKNOWN ? UNKNOWN : /^(localhost|127\.[\d.]+|\[?::1\]?)$/.test(text ?? "");
}
