import type { Value } from "../../lib/model/value";
import { requireDisruptionBudgets } from "../../policies/denial-of-service/require-disruption-budgets";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const shop = namespace("shop");
const LABELS = { app: "web" };
const web = (replicas: Value) =>
  deployment("shop/web", {}, { "spec.replicas": replicas, "spec.template.metadata": { labels: LABELS } });
const budget = (selector: Value) =>
  object("policy/v1", "PodDisruptionBudget", "shop/web", { spec: { maxUnavailable: 1, selector } });
const says = ['Deployment "shop/web" must have a PodDisruptionBudget (metadata.name)'];

testStackPolicy(requireDisruptionBudgets, {
  accepts: {
    "a budget that selects the pods": stack(shop, web(3), budget({ matchLabels: LABELS })),
    "a budget for all pods of the namespace": stack(shop, web(3), budget({})),
    "one pod, which no budget helps": stack(shop, web(1)),
  },
  rejects: {
    "no budget": { given: stack(shop, web(3)), says },
    "a budget of other pods": {
      given: stack(shop, web(3), budget({ matchLabels: { app: "orders" } })),
      says,
    },
    "a budget that selects nothing": { given: stack(shop, web(3), budget(null)), says },
  },
  undecided: {
    "a namespace that another program declares": stack(web(3)),
    "a selector from an output": stack(shop, web(3), budget(UNKNOWN)),
    "a Release that may bring one": withRelease(stack(shop, web(3))),
  },
});
