import { requirePodGarbageCollection } from "../../policies/denial-of-service/require-pod-garbage-collection";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "terminated-pod-gc-threshold": "1000",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-controller-manager", { ...SAFE, ...flags });

testPolicy(requirePodGarbageCollection, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "pods kept for ever": {
      given: component({ "terminated-pod-gc-threshold": "0" }),
      says: 'Pod "web" must not set --terminated-pod-gc-threshold=0 (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-controller-manager", {}, UNKNOWN) },
});
