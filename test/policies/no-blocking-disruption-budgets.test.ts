import type { Value, ValueMap } from "../../lib/model/value";
import { noBlockingDisruptionBudgets } from "../../policies/denial-of-service/no-blocking-disruption-budgets";
import { deployment, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const LABELS = { app: "web" };
const web = (replicas: Value) =>
  deployment("shop/web", {}, { "spec.replicas": replicas, "spec.template.metadata": { labels: LABELS } });
const budget = (spec: ValueMap, labels: Value = LABELS) =>
  object("policy/v1", "PodDisruptionBudget", "shop/web", {
    spec: { selector: { matchLabels: labels }, ...spec },
  });
const scaler = object("autoscaling/v2", "HorizontalPodAutoscaler", "shop/web", {
  spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 2, maxReplicas: 9 },
});
const says = (setting: string) => [`PodDisruptionBudget "shop/web" must not set ${setting}`];

testStackPolicy(noBlockingDisruptionBudgets, {
  accepts: {
    "one pod may be missing": stack(web(3), budget({ maxUnavailable: 1 })),
    "all but one must be there": stack(web(3), budget({ minAvailable: 2 })),
    "half of them must be there": stack(web(3), budget({ minAvailable: "50%" })),
    "a budget of other pods": stack(web(2), budget({ minAvailable: 2 }, { app: "orders" })),
    "a workload that is switched off": stack(web(0), budget({ minAvailable: 1 })),
  },
  rejects: {
    "none may be missing": {
      given: stack(web(3), budget({ maxUnavailable: 0 })),
      says: says("spec.maxUnavailable=0"),
    },
    "no share may be missing": {
      given: stack(web(3), budget({ maxUnavailable: "0%" })),
      says: says("spec.maxUnavailable=0%"),
    },
    "all must be there": {
      given: stack(web(3), budget({ minAvailable: "100%" })),
      says: says("spec.minAvailable=100%"),
    },
    "as many as there are": {
      given: stack(web(2), budget({ minAvailable: 2 })),
      says: says("spec.minAvailable=2"),
    },
    "as many as an autoscaler keeps": {
      given: stack(web(null), scaler, budget({ minAvailable: 2 })),
      says: says("spec.minAvailable=2"),
    },
    "all may be missing": {
      given: stack(web(3), budget({ maxUnavailable: "100%" })),
      says: says("spec.maxUnavailable=100%"),
    },
    "none must be there": {
      given: stack(web(3), budget({ minAvailable: 0 })),
      says: says("spec.minAvailable=0"),
    },
    "no number at all": {
      given: stack(web(2), budget({})),
      says: ['PodDisruptionBudget "shop/web" must say how many pods may be missing (spec.maxUnavailable)'],
    },
  },
  undecided: {
    "a number from an output": stack(web(3), budget({ maxUnavailable: UNKNOWN })),
    "a number that is none": stack(web(3), budget({ maxUnavailable: [0] })),
    "replicas from an output": stack(web(UNKNOWN), budget({ minAvailable: 2 })),
  },
});
