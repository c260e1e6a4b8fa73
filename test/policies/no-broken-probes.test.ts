import { noBrokenProbes } from "../../policies/denial-of-service/no-broken-probes";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const ready = { httpGet: { path: "/ready", port: "http" } };
const probing = (port: string | number | typeof UNKNOWN) =>
  pod({ "containers[0].livenessProbe": { httpGet: { path: "/live", port } } });

testPolicy(noBrokenProbes, {
  accepts: {
    "two probes with two questions": pod(),
    "no probes": pod({
      "containers[0].livenessProbe": undefined,
      "containers[0].readinessProbe": undefined,
    }),
    "a port by its name": probing("http"),
    "a port by its number": probing(9090),
    "a number in quotes": probing("9090"),
  },
  rejects: {
    "one question for both probes": {
      given: pod({ "containers[0].livenessProbe": ready, "containers[0].readinessProbe": ready }),
      says: 'Pod "web" must not have a liveness probe equal to the readiness probe (container "web", spec.containers[0].livenessProbe)',
    },
    "the name of a port that is not there": {
      given: probing("admin"),
      says: 'Pod "web" must not ask the port admin, which the container does not name (container "web", spec.containers[0].livenessProbe.httpGet.port)',
    },
  },
  undecided: {
    "a probe from an output": pod({ "containers[0].livenessProbe": UNKNOWN }),
    "a port from an output": probing(UNKNOWN),
  },
});
