import { limitEmptyDirSize } from "../../policies/denial-of-service/limit-empty-dir-size";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(limitEmptyDirSize, {
  accepts: {
    "a limit": pod({ volumes: [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }] }),
    "another volume": pod({ volumes: [{ name: "c", configMap: { name: "c" } }] }),
  },
  rejects: {
    "no limit, in memory": {
      given: pod({ volumes: [{ name: "tmp", emptyDir: { medium: "Memory" } }] }),
      says: 'Pod "web" must set spec.volumes[0].emptyDir.sizeLimit (volume "tmp")',
    },
  },
  undecided: { "volumes from an output": pod({ volumes: UNKNOWN }) },
});
