import { requireProbes } from "../../policies/denial-of-service/require-probes";
import { container, deployment, object, pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const without = (...probes: string[]) =>
  Object.fromEntries(probes.map((probe) => [`containers[0].${probe}`, undefined]));
const job = object("batch/v1", "Job", "shop/migrate", {
  spec: {
    template: { spec: { restartPolicy: "Never", containers: [container({ readinessProbe: undefined })] } },
  },
});

testPolicy(requireProbes, {
  accepts: {
    "both probes": pod(),
    "a container without ports": pod({
      ...without("readinessProbe", "livenessProbe"),
      "containers[0].ports": undefined,
    }),
    "a Job, which ends": job,
    "an init container": pod({
      initContainers: [container({ name: "setup", readinessProbe: undefined, livenessProbe: undefined })],
    }),
  },
  rejects: {
    "no readiness probe": {
      given: pod(without("readinessProbe")),
      says: 'Pod "web": container "web" must set readinessProbe (spec.containers[0])',
    },
    "no probes at all": {
      given: deployment("web", without("readinessProbe", "livenessProbe")),
      says: 'Deployment "web": container "web" must set readinessProbe, livenessProbe (spec.template.spec.containers[0])',
    },
  },
  undecided: {
    "a probe from an output": pod({ "containers[0].readinessProbe": UNKNOWN }),
    "ports from an output": pod({
      ...without("readinessProbe"),
      "containers[0].ports": UNKNOWN,
    }),
  },
});
