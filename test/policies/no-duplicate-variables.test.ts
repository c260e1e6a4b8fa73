import { noDuplicateVariables } from "../../policies/access-to-sensitive-data/no-duplicate-variables";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const setting = (...names: (string | typeof UNKNOWN)[]) =>
  pod({ "containers[0].env": names.map((name, index) => ({ name, value: String(index) })) });

testPolicy(noDuplicateVariables, {
  accepts: {
    "each variable once": setting("MODE", "COLOR"),
    "two spellings, which are two variables": setting("MODE", "mode"),
  },
  rejects: {
    "a variable twice": {
      given: setting("MODE", "COLOR", "MODE"),
      says: 'Pod "web" must not set MODE again (container "web", spec.containers[0].env[2].name)',
    },
  },
  undecided: { "a name from an output": setting("MODE", UNKNOWN) },
});
