import { type Asked, answerTo } from "../../lib/attack/question";
import type { AttackReport } from "../../lib/report/graph/attack-report";
import { attackReportOf } from "../../lib/report/graph/build";
import { deployment, type Manifest, object } from "./builders";
import { programIn } from "./declared";

/** A name that would be markup, code or the end of a text in one of the formats. */
export const HOSTILE = `w"]-->x</script><img src=q onerror=alert(1)>%%'\\`;

/** A shop that is exposed, privileged, and has the token of an administrator. */
export function shop(name = "web"): Manifest[] {
  const metadata = { name, namespace: "shop" };
  return [
    deployment(
      "shop/web",
      {
        automountServiceAccountToken: true,
        hostUsers: true,
        "securityContext.runAsUser": 0,
        "securityContext.runAsNonRoot": false,
        "containers[0].securityContext": { privileged: true },
      },
      { metadata, "spec.template.metadata.labels": { app: "web" } },
    ),
    object("v1", "Service", "shop/web", {
      metadata,
      spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] },
    }),
    object("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "admins", {
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
      subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
    }),
  ];
}

/** The attack graph of some objects; with the answer to a question where there is one. */
export function attackReport(objects: readonly Manifest[], question?: Asked): AttackReport {
  const coverage = { objects: objects.length, managedClusters: 0, notSeen: [], notices: [] };
  const run = { pack: "1.0.0", stack: null, folder: "", coverage };
  const program = programIn({ objects, notSeen: [] });
  return attackReportOf(program, run, question && answerTo(program, question));
}
