import type { Value } from "../../lib/model/value";
import { noWeakTls } from "../../policies/attacker-on-the-network/no-weak-tls";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const nginx = (protocols: Value) =>
  object("v1", "ConfigMap", "ingress/ingress-nginx-controller", { data: { "ssl-protocols": protocols } });
const gateway = (minProtocolVersion: Value) =>
  object("networking.istio.io/v1", "Gateway", "ingress/shop", {
    spec: { servers: [{ tls: { mode: "SIMPLE", minProtocolVersion } }] },
  });
const alb = (policy: string) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", {
    metadata: { annotations: { "alb.ingress.kubernetes.io/ssl-policy": policy } },
  });
const consul = (tls: Value) => object("consul.hashicorp.com/v1alpha1", "Mesh", "mesh", { spec: { tls } });

testPolicy(noWeakTls, {
  accepts: {
    "versions of today": nginx("TLSv1.2 TLSv1.3"),
    "a gateway of today": gateway("TLSV1_2"),
    "a mesh of today": consul({
      incoming: { tlsMinVersion: "TLSv1_2" },
      outgoing: { tlsMinVersion: "TLSv1_3" },
    }),
    "a gateway that says nothing": gateway(null),
    "a load balancer of today": alb("ELBSecurityPolicy-TLS13-1-2-2021-06"),
    "another setting": object("v1", "ConfigMap", "shop/web", { data: { protocols: "TLSv1" } }),
  },
  rejects: {
    "a version of old": {
      given: nginx("TLSv1.1 TLSv1.2"),
      says: 'ConfigMap "ingress/ingress-nginx-controller" must not accept TLSv1.1 (data.ssl-protocols)',
    },
    "several versions of old": {
      given: nginx("SSLv3 TLSv1 TLSv1.1 TLSv1.2"),
      says: 'ConfigMap "ingress/ingress-nginx-controller" must not accept SSLv3, TLSv1, TLSv1.1 (data.ssl-protocols)',
    },
    "a mesh of old": {
      given: consul({ incoming: { tlsMinVersion: "TLSv1_1" } }),
      says: 'Mesh "mesh" must not accept TLSv1_1 (spec.tls.incoming.tlsMinVersion)',
    },
    "a gateway of old": {
      given: gateway("TLSV1_0"),
      says: 'Gateway "ingress/shop" must not accept TLSV1_0 (spec.servers[0].tls.minProtocolVersion)',
    },
    "a load balancer of old": {
      given: alb("ELBSecurityPolicy-2016-08"),
      says: 'Ingress "shop/web" must not accept ELBSecurityPolicy-2016-08 (metadata.annotations["alb.ingress.kubernetes.io/ssl-policy"])',
    },
  },
  undecided: { "versions from an output": nginx(UNKNOWN), "a version from an output": gateway(UNKNOWN) },
});
