import { onlyIf } from "../../lib/model/issue";
import { allOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noOverlappingCronJobs = resourcePolicy({
  id: "no-overlapping-cron-jobs",
  category: "denial-of-service",
  threats: ["D1", "P2"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "CronJobs must not start runs that overlap without an end",
  why: "Runs that take longer than their interval add up until they fill the cluster, and a controller that was down starts many at once; a miner planted in one hides among them.",
  fix: "Set `concurrencyPolicy` to `Forbid` or `Replace`, or set `activeDeadlineSeconds` on the job; and set `startingDeadlineSeconds`.",
  references: ["url:https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/", "mitre:T1496"],
  equivalents: ["kube-score:cronjob-has-deadline", "kics:cronjob_deadline_not_configured"],
  covers: ["cronjob-deadline"],
  kinds: ["batch/CronJob"],

  check(cronJob) {
    const concurrency = cronJob.at("spec.concurrencyPolicy");
    const isUnlimited = allOf([
      not(concurrency.isOneOf(["Forbid", "Replace"])),
      not(cronJob.at("spec.jobTemplate.spec.activeDeadlineSeconds").isSet),
    ]);
    return [
      onlyIf(not(cronJob.isPatch), concurrency.violates("must not let runs pile up", isUnlimited)),
      cronJob.at("spec.startingDeadlineSeconds").mustBeSet(),
    ];
  },
});
