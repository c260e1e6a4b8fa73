import { pathsOf } from "../../lib/attack/paths";
import { deployment, type Manifest, object } from "../support/builders";
import { programIn } from "../support/declared";

const web = deployment(
  "shop/web",
  { automountServiceAccountToken: true },
  { "spec.template.metadata.labels": { app: "web" } },
);
const balancer = object("v1", "Service", "shop/web", {
  spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] },
});
const RBAC = "rbac.authorization.k8s.io/v1";
const admin = object(RBAC, "ClusterRoleBinding", "admins", {
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
  subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
});

function pathsTold(objects: readonly Manifest[]): string[] {
  return pathsOf(programIn({ objects, notSeen: [] })).map(({ source, goal, certainty, steps, cut }) =>
    [
      source,
      ...steps.map(({ edge }) => edge.id),
      `${goal}: ${certainty}, ${cut?.fix.change} (${cut?.cuts} of ${cut?.of})`,
    ].join(" > "),
  );
}

test("an exposed pod with the token of an administrator is a path to the cluster", () => {
  expect(pathsTold([web, balancer, admin])).toContain(
    "outside > EXPOSE_LB > SVC_TO_POD > TOKEN_MOUNT > BOUND > GRANTS > GRANTS > GRANTS > GRANTS > CLUSTER_ADMIN > cluster-admin: confirmed, set spec.template.spec.automountServiceAccountToken to false (1 of 1)",
  );
});
