import { noAttackPathsToClusterAdmin } from "../../policies/privilege-escalation/no-attack-paths-to-cluster-admin";
import { deployment, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const RBAC = "rbac.authorization.k8s.io/v1";
const labels = { "spec.template.metadata.labels": { app: "web" } };
const web = deployment("shop/web", { automountServiceAccountToken: true }, labels);
const balancer = (type: string | typeof UNKNOWN) =>
  object("v1", "Service", "shop/web", { spec: { type, selector: { app: "web" }, ports: [{ port: 80 }] } });
const bound = (role: string) =>
  object(RBAC, "ClusterRoleBinding", "web", {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
    subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
  });

testStackPolicy(noAttackPathsToClusterAdmin, {
  accepts: {
    "an exposed workload of an administrator that mounts no token": {
      given: stack(deployment("shop/web", {}, labels), balancer("LoadBalancer"), bound("cluster-admin")),
    },
    "an administrator that nothing exposes": stack(web, balancer("ClusterIP"), bound("cluster-admin")),
    "an exposed workload that may view": {
      given: stack(web, balancer("LoadBalancer"), bound("view")),
      example: true,
    },
  },
  rejects: {
    "an exposed workload of an administrator": {
      given: stack(web, balancer("LoadBalancer"), bound("cluster-admin")),
      says: [
        'Deployment "shop/web" must not let an attacker from the Internet take over the cluster, in 4 steps (spec.template.spec.automountServiceAccountToken)',
      ],
      example: true,
    },
  },
  undecided: {
    "a Service whose type is not known": stack(web, balancer(UNKNOWN), bound("cluster-admin")),
  },
});
