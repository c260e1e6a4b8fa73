import type { Value, ValueMap } from "../../lib/model/value";
import { requireIngressTls } from "../../policies/attacker-on-the-network/require-ingress-tls";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const rules = [{ host: "shop.example.com", http: { paths: [] } }];
const ingress = (spec: Value) => object("networking.k8s.io/v1", "Ingress", "shop/web", { spec });

const annotated = (annotations: ValueMap) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", { metadata: { annotations }, spec: { rules } });

testPolicy(requireIngressTls, {
  accepts: {
    "a certificate for the host": ingress({
      rules,
      tls: [{ hosts: ["shop.example.com"], secretName: "tls" }],
    }),
    "a wildcard certificate": ingress({ rules, tls: [{ hosts: ["*.example.com"], secretName: "tls" }] }),
    "a certificate for all hosts": ingress({ rules, tls: [{ secretName: "tls" }] }),
    "a certificate of AWS": annotated({ "alb.ingress.kubernetes.io/certificate-arn": "arn:aws:acm:a" }),
    "a listener that finds its certificate": annotated({
      "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]',
    }),
    "a certificate of Google": annotated({ "networking.gke.io/managed-certificates": "shop" }),
    "a router of Traefik with TLS": annotated({ "traefik.ingress.kubernetes.io/router.tls": "true" }),
  },
  rejects: {
    "no certificate": { given: ingress({ rules }), says: 'Ingress "shop/web" must serve by TLS (spec.tls)' },
    "listeners without TLS": {
      given: annotated({ "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP": 80}]' }),
      says: 'Ingress "shop/web" must serve by TLS (spec.tls)',
    },
    "a redirect that another controller does not make": {
      given: object("networking.k8s.io/v1", "Ingress", "shop/web", {
        metadata: { annotations: { "ingress.kubernetes.io/ssl-redirect": "false" } },
        spec: { rules, tls: [{ secretName: "tls" }] },
      }),
      says: 'Ingress "shop/web" must not switch the redirect to HTTPS off (metadata.annotations["ingress.kubernetes.io/ssl-redirect"])',
    },
    "a certificate for another host": {
      given: ingress({ rules, tls: [{ hosts: ["example.com"], secretName: "tls" }] }),
      says: 'Ingress "shop/web" must serve shop.example.com by TLS (spec.rules[0].host)',
    },
    "the redirect switched off": {
      given: object("networking.k8s.io/v1", "Ingress", "shop/web", {
        metadata: { annotations: { "nginx.ingress.kubernetes.io/ssl-redirect": "false" } },
        spec: { rules, tls: [{ secretName: "tls" }] },
      }),
      says: 'Ingress "shop/web" must not switch the redirect to HTTPS off (metadata.annotations["nginx.ingress.kubernetes.io/ssl-redirect"])',
    },
  },
  undecided: { "certificates from an output": ingress({ rules, tls: UNKNOWN }) },
});
