import { resourcePolicy } from "../../lib/policy/define";

export const requireJobCleanup = resourcePolicy({
  id: "require-job-cleanup",
  category: "denial-of-service",
  threats: ["D6", "D5"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Finished Jobs must be deleted after a time",
  why: "Finished Jobs and their pods stay in etcd for ever, and each list of pods carries them along.",
  fix: "Set `ttlSecondsAfterFinished`.",
  references: ["url:https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/"],
  equivalents: ["kube-linter:job-ttl-seconds-after-finished", "kyverno:add-ttl-jobs"],
  covers: ["job-ttl"],
  exceptions: "Jobs that Pulumi must find again: it creates a Job anew when the one that it knows is gone.",
  kinds: ["batch/Job"],

  check: (job) => job.at("spec.ttlSecondsAfterFinished").mustBeSet(),
});
