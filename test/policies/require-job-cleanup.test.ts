import type { Value } from "../../lib/model/value";
import { requireJobCleanup } from "../../policies/denial-of-service/require-job-cleanup";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const job = (ttlSecondsAfterFinished: Value) =>
  object("batch/v1", "Job", "shop/migrate", { spec: { ttlSecondsAfterFinished, template: { spec: {} } } });

testPolicy(requireJobCleanup, {
  accepts: { "a time to live": job(3600), "an end at once": job(0) },
  rejects: {
    "no time to live": {
      given: job(null),
      says: 'Job "shop/migrate" must set spec.ttlSecondsAfterFinished',
    },
  },
  undecided: { "a time from an output": job(UNKNOWN) },
});
