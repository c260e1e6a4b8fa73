import type { Value } from "../../lib/kubernetes/value";
import { noControlPlaneScheduling } from "../../policies/privilege-escalation/no-control-plane-scheduling";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const tolerating = (toleration: Value) => pod({ tolerations: [toleration] });

testPolicy(noControlPlaneScheduling, {
  accepts: {
    "no tolerations": pod(),
    "a taint of the team's own nodes": tolerating({ key: "gpu", operator: "Exists" }),
  },
  rejects: {
    "the taint of the control plane": {
      given: tolerating({
        key: "node-role.kubernetes.io/control-plane",
        operator: "Exists",
        effect: "NoSchedule",
      }),
      says: 'Pod "web" must not tolerate the taint node-role.kubernetes.io/control-plane (spec.tolerations[0].key)',
    },
    "every taint": {
      given: tolerating({ operator: "Exists" }),
      says: 'Pod "web" must not tolerate every taint, that of the control plane included (spec.tolerations[0])',
    },
    "a selector": {
      given: pod({ nodeSelector: { "node-role.kubernetes.io/control-plane": "" } }),
      says: 'Pod "web" must not select nodes by node-role.kubernetes.io/control-plane (spec.nodeSelector["node-role.kubernetes.io/control-plane"])',
    },
  },
  undecided: {
    "tolerations from an output": pod({ tolerations: UNKNOWN }),
    "a selector from an output": pod({ nodeSelector: UNKNOWN }),
  },
});
