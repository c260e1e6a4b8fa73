import { requireRuntimeSensor } from "../../policies/malicious-code-execution/require-runtime-sensor";
import {
  container,
  dependingOn,
  deployment,
  type Manifest,
  object,
  resource,
  stack,
  UNKNOWN,
  withRelease,
} from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const eks = resource("aws:eks/cluster:Cluster", "prod", { version: "1.34" });
const guard = resource("aws:eks/addon:Addon", "guard", {
  clusterName: UNKNOWN,
  addonName: "aws-guardduty-agent",
});
const daemon = (image: string | typeof UNKNOWN): Manifest =>
  object("apps/v1", "DaemonSet", "security/sensor", {
    spec: { template: { spec: { containers: [container({ image })] } } },
  });
const app = deployment("shop/web");

testStackPolicy(requireRuntimeSensor, {
  accepts: {
    "a sensor on each node": stack(eks, app, daemon("docker.io/falcosecurity/falco:0.42.1")),
    "the sensor of the cloud": stack(eks, app, dependingOn(guard, { clusterName: [eks] })),
    "a program that declares no cluster": stack(app),
    "a program that declares only a cluster": stack(eks),
  },
  rejects: {
    "a cluster that nothing watches": {
      given: stack(eks, app, daemon("registry.example.com/shop/logs:1.0.0")),
      says: ['aws:eks/cluster:Cluster "prod" must have a runtime security sensor'],
    },
  },
  undecided: {
    "a Release that may bring one": withRelease(stack(eks, app)),
    "an image from an output": stack(eks, app, daemon(UNKNOWN)),
    "a sensor of the cloud for a cluster that an output names": stack(eks, app, guard),
    "two clusters": stack(eks, resource("aws:eks/cluster:Cluster", "test", { version: "1.34" }), app),
  },
});
