import type { Value } from "../../lib/model/value";
import { noDanglingRoutes } from "../../policies/attacker-on-the-network/no-dangling-routes";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { definition, operator } from "../support/operators";
import { testStackPolicy } from "../support/policy-table";

const shop = namespace("shop");
const web = deployment("shop/web", {}, { "spec.template.metadata": { labels: { app: "web" } } });
const service = (selector: Value) =>
  object("v1", "Service", "shop/web", { spec: { selector, ports: [{ port: 80 }] } });
const ingress = (name: Value) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", {
    spec: { defaultBackend: { service: { name, port: { number: 80 } } } },
  });

testStackPolicy(noDanglingRoutes, {
  accepts: {
    "a Service of pods that are there, and an Ingress to it": stack(
      shop,
      web,
      service({ app: "web" }),
      ingress("web"),
    ),
    "a Service without a selector": stack(shop, object("v1", "Service", "shop/db", { spec: {} })),
    "a Service that is a name": stack(
      shop,
      object("v1", "Service", "shop/db", {
        spec: { type: "ExternalName", externalName: "db.example.com", selector: { app: "db" } },
      }),
    ),
  },
  rejects: {
    "a Service of pods that are not there": {
      given: stack(shop, web, service({ app: "wbe" })),
      says: ['Service "shop/web" must select a pod that exists (spec.selector)'],
    },
    "an Ingress to a Service that is not there, beside an account that may create pods only": {
      given: stack(shop, web, service({ app: "web" }), ingress("wbe"), ...operator("", "pods")),
      says: [
        'Ingress "shop/web" must not route to the Service wbe, which does not exist (spec.defaultBackend.service.name)',
      ],
    },
    "an Ingress to a Service that is not there": {
      given: stack(shop, web, service({ app: "web" }), ingress("wbe")),
      says: [
        'Ingress "shop/web" must not route to the Service wbe, which does not exist (spec.defaultBackend.service.name)',
      ],
    },
  },
  undecided: {
    "a Service of pods that an operator may make": stack(shop, web, service({ app: "wbe" }), definition),
    "a Service of pods that an account may create": stack(
      shop,
      web,
      service({ app: "wbe" }),
      ...operator("", "pods"),
    ),
    "an Ingress to a Service that an account may create": stack(
      shop,
      web,
      service({ app: "web" }),
      ingress("wbe"),
      ...operator("", "services"),
    ),
    "a namespace of another program": stack(web, service({ app: "wbe" })),
    "a selector from an output": stack(shop, web, service({ app: UNKNOWN })),
    "a Release that may bring the pods": withRelease(stack(shop, service({ app: "db" }))),
  },
});
