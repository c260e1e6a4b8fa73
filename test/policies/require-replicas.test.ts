import type { Value } from "../../lib/model/value";
import { requireReplicas } from "../../policies/denial-of-service/require-replicas";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const shop = namespace("shop");
const web = (replicas?: Value) => deployment("shop/web", {}, { "spec.replicas": replicas });
const scaler = (minReplicas: Value, name: Value = "web") =>
  object("autoscaling/v2", "HorizontalPodAutoscaler", "shop/web", {
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      minReplicas,
      maxReplicas: 9,
    },
  });

testStackPolicy(requireReplicas, {
  accepts: {
    "two pods": stack(shop, web(2)),
    "an autoscaler that keeps two": stack(shop, web(), scaler(2)),
    "a workload that is switched off": stack(shop, web(0)),
    "one pod where one is enough": { given: stack(shop, web(1)), options: { minReplicas: 1 } },
  },
  rejects: {
    "one pod": {
      given: stack(shop, web(1)),
      says: ['Deployment "shop/web" must run at least 2 pods (spec.replicas)'],
    },
    "no number, which is one": {
      given: stack(shop, web()),
      says: ['Deployment "shop/web" must run at least 2 pods (spec.replicas)'],
    },
    "an autoscaler that keeps one": {
      given: stack(shop, web(), scaler(1)),
      says: ['HorizontalPodAutoscaler "shop/web" must keep at least 2 pods (spec.minReplicas)'],
    },
    "an autoscaler of another workload": {
      given: stack(shop, web(), scaler(2, "orders")),
      says: ['Deployment "shop/web" must run at least 2 pods (spec.replicas)'],
    },
  },
  undecided: {
    "a number from an output": stack(shop, web(UNKNOWN)),
    "an autoscaler whose target is an output": stack(shop, web(), scaler(2, UNKNOWN)),
    "a Release that may bring an autoscaler": withRelease(stack(shop, web())),
  },
});
