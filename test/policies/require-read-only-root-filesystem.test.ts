import { requireReadOnlyRootFilesystem } from "../../policies/malicious-code-execution/require-read-only-root-filesystem";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(requireReadOnlyRootFilesystem, {
  accepts: {
    "a read-only filesystem": pod(),
    "a Windows pod": pod({
      "containers[0].securityContext.readOnlyRootFilesystem": undefined,
      os: { name: "windows" },
    }),
  },
  rejects: {
    "the field left out": {
      given: pod({ "containers[0].securityContext.readOnlyRootFilesystem": undefined }),
      says: 'Pod "web": container "web" must set securityContext.readOnlyRootFilesystem=true (spec.containers[0])',
      fixed: pod(),
    },
    "a writable filesystem": {
      given: pod({ "containers[0].securityContext.readOnlyRootFilesystem": false }),
      says: 'Pod "web": container "web" must set securityContext.readOnlyRootFilesystem=true (spec.containers[0])',
      fixed: pod(),
    },
  },
  undecided: {
    "the field from an output": pod({ "containers[0].securityContext.readOnlyRootFilesystem": UNKNOWN }),
  },
});
