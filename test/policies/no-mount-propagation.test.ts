import type { Value } from "../../lib/model/value";
import { noMountPropagation } from "../../policies/privilege-escalation/no-mount-propagation";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const mounting = (mount: Value) =>
  pod({ volumes: [{ name: "d", emptyDir: {} }], "containers[0].volumeMounts": [mount] });

testPolicy(noMountPropagation, {
  accepts: {
    "a mount of its own": mounting({ name: "d", mountPath: "/d" }),
    "mounts that come from the node": mounting({
      name: "d",
      mountPath: "/d",
      mountPropagation: "HostToContainer",
    }),
  },
  rejects: {
    "mounts that go to the node": {
      given: mounting({ name: "d", mountPath: "/d", mountPropagation: "Bidirectional" }),
      says: 'Pod "web": container "web" must not set volumeMounts[0].mountPropagation=Bidirectional (spec.containers[0])',
    },
  },
  undecided: { "a mount from an output": mounting(UNKNOWN) },
});
