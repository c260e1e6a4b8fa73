import type { Value } from "../../lib/model/value";
import { noControlPlaneScheduling } from "../../policies/privilege-escalation/no-control-plane-scheduling";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const requiring = (expression: Value) =>
  pod({
    "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms": [
      { matchExpressions: [expression] },
    ],
  });
const tolerating = (toleration: Value) => pod({ tolerations: [toleration] });

testPolicy(noControlPlaneScheduling, {
  accepts: {
    "no tolerations": pod(),
    "a taint of the team's own nodes": tolerating({ key: "gpu", operator: "Exists" }),
    "every taint of an effect that the control plane does not have": tolerating({
      operator: "Exists",
      effect: "NoExecute",
    }),
    "every taint that only asks": tolerating({ operator: "Exists", effect: "PreferNoSchedule" }),
    "an affinity to the other nodes": requiring({
      key: "node-role.kubernetes.io/control-plane",
      operator: "DoesNotExist",
    }),
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
    "every taint, with an empty key and effect": {
      given: tolerating({ key: "", operator: "Exists", effect: "" }),
      says: 'Pod "web" must not tolerate every taint, that of the control plane included (spec.tolerations[0])',
    },
    "an affinity": {
      given: requiring({ key: "node-role.kubernetes.io/control-plane", operator: "Exists" }),
      says: 'Pod "web" must not select nodes by node-role.kubernetes.io/control-plane (spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key)',
    },
    "a selector": {
      given: pod({ nodeSelector: { "node-role.kubernetes.io/control-plane": "" } }),
      says: 'Pod "web" must not select nodes by node-role.kubernetes.io/control-plane (spec.nodeSelector["node-role.kubernetes.io/control-plane"])',
    },
  },
  undecided: {
    "an affinity from an output": pod({ affinity: UNKNOWN }),
    "tolerations from an output": pod({ tolerations: UNKNOWN }),
    "a selector from an output": pod({ nodeSelector: UNKNOWN }),
  },
});
