import { noAttackPathsToAdmissionControl } from "../../policies/persistence/no-attack-paths-to-admission-control";
import { stack, UNKNOWN } from "../support/builders";
import { exposedBy, exposedWeb, rule, webMay } from "../support/exposed";
import { testStackPolicy } from "../support/policy-table";

const on = (...verbs: string[]) => [
  rule(verbs, "admissionregistration.k8s.io", "mutatingwebhookconfigurations"),
];

testStackPolicy(noAttackPathsToAdmissionControl, {
  accepts: {
    "an exposed workload that reads webhook configurations": {
      given: stack(exposedWeb(), exposedBy("LoadBalancer"), ...webMay(on("get", "list"))),
      example: true,
    },
    "a workload that writes them, which nothing exposes": stack(
      exposedWeb(),
      exposedBy("ClusterIP"),
      ...webMay(on("create", "update")),
    ),
  },
  rejects: {
    "an exposed workload that writes webhook configurations": {
      given: stack(exposedWeb(), exposedBy("LoadBalancer"), ...webMay(on("create", "update"))),
      says: [
        'Deployment "shop/web" must not let an attacker from the Internet control what the cluster admits, in 4 steps (spec.template.spec.automountServiceAccountToken)',
      ],
      example: true,
    },
  },
  undecided: {
    "a Service whose type is not known": stack(
      exposedWeb(),
      exposedBy(UNKNOWN),
      ...webMay(on("create", "update")),
    ),
  },
});
