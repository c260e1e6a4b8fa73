import type { Value } from "../../lib/model/value";
import { noBrokenAutoscalers } from "../../policies/denial-of-service/no-broken-autoscalers";
import { deployment, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const web = (replicas?: Value) => deployment("shop/web", {}, { "spec.replicas": replicas });
const scaler = (name: string, minReplicas: Value, maxReplicas: Value, target: Value = "web") =>
  object("autoscaling/v2", "HorizontalPodAutoscaler", `shop/${name}`, {
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: target },
      minReplicas,
      maxReplicas,
    },
  });

testStackPolicy(noBrokenAutoscalers, {
  accepts: {
    "an autoscaler with room": stack(web(), scaler("web", 2, 9)),
    "one for each target": stack(web(), scaler("web", 2, 9), scaler("orders", 2, 9, "orders")),
    "a number without an autoscaler": stack(web(3), scaler("orders", 2, 9, "orders")),
  },
  rejects: {
    "no room": {
      given: stack(web(), scaler("web", 3, 3)),
      says: [
        'HorizontalPodAutoscaler "shop/web" must not set 3, which leaves nothing to scale (spec.maxReplicas)',
      ],
    },
    "two for one target": {
      given: stack(web(), scaler("again", 2, 9), scaler("web", 2, 9)),
      says: [
        'HorizontalPodAutoscaler "shop/web" must not scale what HorizontalPodAutoscaler "shop/again" scales (spec.scaleTargetRef.name)',
      ],
    },
    "a number that the program sets again with each update": {
      given: stack(web(3), scaler("web", 2, 9)),
      says: [
        'Deployment "shop/web" must leave the number of pods to HorizontalPodAutoscaler "shop/web" (spec.replicas)',
      ],
    },
  },
  undecided: {
    "a minimum from an output": stack(web(), scaler("web", UNKNOWN, 9)),
    "two of which one target is an output": stack(scaler("web", 2, 9), scaler("other", 2, 9, UNKNOWN)),
  },
});
