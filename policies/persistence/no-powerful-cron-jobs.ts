import { canInAnyNamespace, WRITES } from "../../lib/kubernetes/rbac/anywhere";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { hasUsableToken, identityField, identityOfPod } from "../../lib/kubernetes/rbac/service-account";
import { allOf } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noPowerfulCronJobs = stackPolicy({
  id: "no-powerful-cron-jobs",
  category: "persistence",
  threats: ["P2", "E1", "X4"],
  boundaries: ["B1"],
  stride: ["T", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "CronJobs must not run with a token that can change the cluster",
  why: "An attacker who changes the image or the command of the job runs code on a schedule, with rights to plant more of it.",
  fix: "Give the job a service account with read rights only, or set `automountServiceAccountToken: false`.",
  references: ["ms:MS-TA9014", "mitre:T1053.007"],
  covers: ["cronjob-present"],
  exceptions:
    "Jobs that clean up or back up need some write rights: narrow them by resourceNames, and review them.",

  *checkStack(cluster) {
    const rbac = rbacOf(cluster);
    for (const pod of cluster.pods) {
      if (pod.object.type !== "batch/CronJob") continue;
      const { verdict, witness } = canInAnyNamespace(rbac, identityOfPod(cluster, pod), WRITES);
      const by = witness === undefined ? "" : ` by ${witness.role} through ${witness.binding.title}`;
      yield identityField(cluster, pod).violates(
        `must not run with a token that may change the cluster${by}`,
        allOf([hasUsableToken(cluster, pod), verdict]),
      );
    }
  },
});
