import type { Container } from "../../lib/kubernetes/pods/container";
import type { Field } from "../../lib/model/field";
import { allOf, anyOf, isSame, not, type Truth, UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"];

export const noBrokenProbes = containerPolicy({
  id: "no-broken-probes",
  category: "denial-of-service",
  threats: ["Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Liveness and readiness probes must differ, and name ports that exist",
  why: "A liveness probe equal to the readiness probe restarts every replica at once when load or a dependency makes them slow; a probe of a port name that does not exist never succeeds.",
  fix: "Let the liveness probe test the process alone, and use port names that `ports` of the container lists.",
  references: ["url:https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"],
  equivalents: [
    "kube-score:pod-probes-identical",
    "kyverno:ensure-probes-different",
    "kube-linter:liveness-port",
    "kube-linter:readiness-port",
    "kube-linter:startup-port",
  ],
  covers: ["probes-identical", "probe-port-exposed"],

  check(container) {
    const liveness = container.at("livenessProbe");
    const isTwin = allOf([liveness.isSet, isSame(liveness.value, container.at("readinessProbe").value)]);
    return [
      liveness.violates("must not have a liveness probe equal to the readiness probe", isTwin),
      ...PROBES.map((probe) => portOf(container, container.at(probe))),
    ];
  },
});

/** The kubelet looks port names up among those of the container; a number needs no declaration. */
function portOf(container: Container, probe: Field) {
  const port = ["httpGet.port", "tcpSocket.port"]
    .map((path) => probe.at(path))
    .find((field) => !field.isAbsent);
  if (port === undefined || typeof port.value === "number") return undefined;
  const name = port.string();
  const isName = name === UNKNOWN ? UNKNOWN : name !== undefined && !/^\d+$/.test(name);
  return port.violates(
    `must not ask the port ${port.shown}, which the container does not name`,
    allOf([isName, not(hasPort(container, name))]),
  );
}

function hasPort(container: Container, name: ReturnType<Field["string"]>): Truth {
  const names = container
    .at("ports")
    .items()
    .map((port) => port.key("name"));
  return anyOf(names.map((each) => (typeof name === "string" ? each.is(name) : UNKNOWN)));
}
