import type { Value } from "../../lib/model/value";
import { noExposedAdminInterfaces } from "../../policies/attacker-on-the-network/no-exposed-admin-interfaces";
import { deployment, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const LABELS = { app: "console" };
const running = (image: Value) =>
  deployment(
    "ops/console",
    { "containers[0].image": image },
    { "spec.template.metadata": { labels: LABELS } },
  );
const jenkins = running("docker.io/jenkins/jenkins:2.528");
const service = (type: Value) =>
  object("v1", "Service", "ops/console", { spec: { type, selector: LABELS, ports: [{ port: 80 }] } });
const says = [
  'Deployment "ops/console" must not expose docker.io/jenkins/jenkins:2.528 outside the cluster (container "web", spec.template.spec.containers[0].image)',
];

testStackPolicy(noExposedAdminInterfaces, {
  accepts: {
    "a console inside the cluster": stack(jenkins, service("ClusterIP")),
    "an application that faces outside": stack(
      running("registry.example.com/shop/web:1.0.0"),
      service("LoadBalancer"),
    ),
  },
  rejects: {
    "a console behind a load balancer": { given: stack(jenkins, service("LoadBalancer")), says },
    "a console behind ports of nodes": { given: stack(jenkins, service("NodePort")), says },
  },
  undecided: {
    "an image from an output": stack(running(UNKNOWN), service("LoadBalancer")),
    "a type from an output": stack(jenkins, service(UNKNOWN)),
  },
});
