import type { Value } from "../../lib/model/value";
import { noDashboards } from "../../policies/attacker-on-the-network/no-dashboards";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const image = (reference: Value) => pod({ "containers[0].image": reference });

testPolicy(noDashboards, {
  accepts: { "an application": pod(), "another dashboard": image("grafana/grafana:11.0.0") },
  rejects: {
    "the dashboard of Kubernetes": {
      given: image("docker.io/kubernetesui/dashboard:v2.7.0"),
      says: 'Pod "web" must not run the dashboard (docker.io/kubernetesui/dashboard:v2.7.0) (container "web", spec.containers[0].image)',
    },
  },
  undecided: { "an image from an output": image(UNKNOWN) },
});
