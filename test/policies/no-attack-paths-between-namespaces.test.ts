import { noAttackPathsBetweenNamespaces } from "../../policies/attacker-on-the-network/no-attack-paths-between-namespaces";
import { stack, UNKNOWN } from "../support/builders";
import { exposedBy, exposedWeb, rule, webMay } from "../support/exposed";
import { testStackPolicy } from "../support/policy-table";

const everything = [rule(["*"], "*", "*")];

testStackPolicy(noAttackPathsBetweenNamespaces, {
  accepts: {
    "an exposed workload that may run commands in pods of its own namespace": {
      given: stack(
        exposedWeb(),
        exposedBy("LoadBalancer"),
        ...webMay([rule(["create"], "", "pods/exec")], "shop"),
      ),
    },
    "a workload with rights in another namespace, which nothing exposes": stack(
      exposedWeb(),
      exposedBy("ClusterIP"),
      ...webMay(everything, "bank"),
    ),
    "an exposed workload that reads pods of another namespace": {
      given: stack(exposedWeb(), exposedBy("LoadBalancer"), ...webMay([rule(["get"], "", "pods")], "bank")),
      example: true,
    },
  },
  rejects: {
    "an exposed workload that may do everything in another namespace": {
      given: stack(exposedWeb(), exposedBy("LoadBalancer"), ...webMay(everything, "bank")),
      says: [
        'Deployment "shop/web" must not let an attacker from the Internet take over a namespace by a workload of another one, in 4 steps (spec.template.spec.automountServiceAccountToken)',
      ],
      example: true,
    },
  },
  undecided: {
    "a Service whose type is not known": stack(
      exposedWeb(),
      exposedBy(UNKNOWN),
      ...webMay(everything, "bank"),
    ),
  },
});
