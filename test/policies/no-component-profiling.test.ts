import { noComponentProfiling } from "../../policies/access-to-sensitive-data/no-component-profiling";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  profiling: "false",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-scheduler", { ...SAFE, ...flags });

testPolicy(noComponentProfiling, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "profiles, as is the default": {
      given: component({ profiling: undefined }),
      says: 'Pod "web" must set --profiling=false (container "web")',
    },
    profiles: {
      given: component({ profiling: "true" }),
      says: 'Pod "web" must set --profiling=false instead of true (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-scheduler", {}, UNKNOWN) },
});
