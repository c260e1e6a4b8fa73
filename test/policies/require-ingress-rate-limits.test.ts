import type { Value, ValueMap } from "../../lib/model/value";
import { requireIngressRateLimits } from "../../policies/denial-of-service/require-ingress-rate-limits";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const ingress = (ingressClassName: Value | undefined, annotations: ValueMap = {}) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", {
    metadata: { annotations },
    spec: { ...(ingressClassName !== undefined && { ingressClassName }), rules: [] },
  });
const says = (path: string) => `Ingress "shop/web" must limit the requests of each client (${path})`;

testPolicy(requireIngressRateLimits, {
  accepts: {
    "a limit of requests": ingress("nginx", { "nginx.ingress.kubernetes.io/limit-rps": "20" }),
    "a limit of connections": ingress("nginx", { "nginx.ingress.kubernetes.io/limit-connections": "10" }),
    "a controller that has limits of its own": ingress("alb"),
    "an Ingress of the default class": ingress(undefined),
  },
  rejects: {
    "a limit of zero, which is none": {
      given: ingress("nginx", { "nginx.ingress.kubernetes.io/limit-rps": "0" }),
      says: says("spec.ingressClassName"),
    },
    "no limit": { given: ingress("nginx"), says: says("spec.ingressClassName") },
    "no limit, with the annotation of old": {
      given: ingress(undefined, { "kubernetes.io/ingress.class": "haproxy" }),
      says: says('metadata.annotations["kubernetes.io/ingress.class"]'),
    },
  },
  undecided: {
    "a class from an output": ingress(UNKNOWN),
    "a limit from an output": ingress("nginx", { "nginx.ingress.kubernetes.io/limit-rps": UNKNOWN }),
  },
});
