import { UNKNOWN } from "kubernetes-threat-model/library";
import { pod, testPolicy } from "kubernetes-threat-model/testing";
import { noSpotNodes } from "./no-spot-nodes";

testPolicy(noSpotNodes, {
  accepts: {
    "a pod that selects no nodes": pod(),
    "a pod on other nodes": pod({ nodeSelector: { spot: "false" } }),
  },
  rejects: {
    "a pod on spot nodes": {
      given: pod({ nodeSelector: { spot: "true" } }),
      says: 'Pod "web" must not set spec.nodeSelector.spot=true',
    },
  },
  undecided: { "a selector from an output": pod({ nodeSelector: UNKNOWN }) },
});
