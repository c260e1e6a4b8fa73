import { noOverlappingCronJobs } from "../../policies/denial-of-service/no-overlapping-cron-jobs";
import { object, type Tweaks, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const cronJob = (tweaks: Tweaks) => {
  const spec = { schedule: "@hourly", concurrencyPolicy: "Forbid", startingDeadlineSeconds: 300 };
  return object("batch/v1", "CronJob", "shop/report", {
    spec: { ...spec, jobTemplate: { spec: {} }, ...(tweaks as object) },
  });
};

testPolicy(noOverlappingCronJobs, {
  accepts: {
    "one run at a time": cronJob({}),
    "runs that end in time": cronJob({
      concurrencyPolicy: "Allow",
      jobTemplate: { spec: { activeDeadlineSeconds: 600 } },
    }),
  },
  rejects: {
    "any number of runs for any time": {
      given: cronJob({ concurrencyPolicy: "Allow" }),
      says: 'CronJob "shop/report" must not let runs pile up (spec.concurrencyPolicy)',
    },
    "any number of runs, as is the default": {
      given: cronJob({ concurrencyPolicy: null }),
      says: 'CronJob "shop/report" must not let runs pile up (spec.concurrencyPolicy)',
    },
    "no deadline for a start that was missed": {
      given: cronJob({ startingDeadlineSeconds: null }),
      says: 'CronJob "shop/report" must set spec.startingDeadlineSeconds',
    },
  },
  undecided: { "a policy from an output": cronJob({ concurrencyPolicy: UNKNOWN }) },
});
