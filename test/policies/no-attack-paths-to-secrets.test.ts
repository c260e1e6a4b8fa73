import { noAttackPathsToSecrets } from "../../policies/access-to-sensitive-data/no-attack-paths-to-secrets";
import { stack, UNKNOWN } from "../support/builders";
import { exposedBy, exposedWeb, rule, webMay } from "../support/exposed";
import { testStackPolicy } from "../support/policy-table";

const reads = [rule(["get", "list"], "", "secrets")];

testStackPolicy(noAttackPathsToSecrets, {
  accepts: {
    "an exposed workload that reads ConfigMaps": {
      given: stack(
        exposedWeb(),
        exposedBy("LoadBalancer"),
        ...webMay([rule(["get", "list"], "", "configmaps")]),
      ),
      example: true,
    },
    "a workload that reads Secrets, which nothing exposes": stack(
      exposedWeb(),
      exposedBy("ClusterIP"),
      ...webMay(reads),
    ),
    "an account that reads one Secret by name": stack(
      exposedWeb(),
      exposedBy("LoadBalancer"),
      ...webMay([{ ...rule(["get"], "", "secrets"), resourceNames: ["web"] }], "shop"),
    ),
    "an exposed workload without a token": stack(
      exposedWeb({ automountServiceAccountToken: false }),
      exposedBy("LoadBalancer"),
      ...webMay(reads),
    ),
  },
  rejects: {
    "an exposed workload that reads every Secret": {
      given: stack(exposedWeb(), exposedBy("LoadBalancer"), ...webMay(reads)),
      says: [
        'Deployment "shop/web" must not let an attacker from the Internet read every Secret of the cluster, in 4 steps (spec.template.spec.automountServiceAccountToken)',
      ],
      example: true,
    },
    "an exposed workload that reads every Secret of its namespace": {
      given: stack(exposedWeb(), exposedBy("LoadBalancer"), ...webMay(reads, "shop")),
      says: [
        'Deployment "shop/web" must not let an attacker from the Internet read every Secret of a namespace, in 4 steps (spec.template.spec.automountServiceAccountToken)',
      ],
    },
  },
  undecided: {
    "a role that another program declares": stack(
      exposedWeb(),
      exposedBy("LoadBalancer"),
      ...webMay(reads).slice(1),
    ),
    "a Service whose type is not known": stack(exposedWeb(), exposedBy(UNKNOWN), ...webMay(reads)),
  },
});
