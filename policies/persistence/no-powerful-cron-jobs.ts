import { stackPolicy } from "../../lib/define";
import { rbacOf } from "../../lib/kubernetes/access";
import { accountOf, hasUsableToken } from "../../lib/kubernetes/access/account";
import { WRITE_ANYTHING } from "../../lib/kubernetes/access/powers";
import { allOf } from "../../lib/kubernetes/value";

export const noPowerfulCronJobs = stackPolicy({
  id: "no-powerful-cron-jobs",
  category: "persistence",
  threats: ["P2", "E1", "X4"],
  boundaries: ["B1"],
  stride: ["T", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "CronJobs must not run with a token that may change the cluster",
  why: "Whoever changes the image or command of the job gets code run on a schedule, with rights to plant more of it.",
  fix: "Give the job an account of its own with read rights only, or set `automountServiceAccountToken: false`.",
  references: ["ms:MS-TA9014", "mitre:T1053.007"],
  covers: ["cronjob-present"],
  exceptions:
    "Jobs that clean up or back up need some write rights: narrow them by resourceNames, and review them.",

  *checkStack(cluster) {
    const rbac = rbacOf(cluster);
    for (const pod of cluster.pods) {
      if (pod.object.type !== "batch/CronJob") continue;
      const field = pod.at("serviceAccountName");
      const { verdict, witness } = rbac.can(accountOf(cluster, pod), WRITE_ANYTHING);
      const by =
        witness === undefined ? "" : ` by ${witness.grant.role.title} through ${witness.grant.binding.title}`;
      yield field.violates(
        `must not run with a token that may change the cluster${by}`,
        allOf([hasUsableToken(cluster, pod), verdict]),
      );
    }
  },
});
