import { noBlockDevices } from "../../policies/privilege-escalation/no-block-devices";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noBlockDevices, {
  accepts: {
    "a pod without devices": pod(),
    "an empty list": pod({ "containers[0].volumeDevices": [] }),
  },
  rejects: {
    "a raw device": {
      given: pod({ "containers[0].volumeDevices": [{ name: "data", devicePath: "/dev/xvda" }] }),
      says: 'Pod "web" must not use the device data (container "web", spec.containers[0].volumeDevices[0])',
    },
  },
  undecided: { "devices from an output": pod({ "containers[0].volumeDevices": UNKNOWN }) },
});
