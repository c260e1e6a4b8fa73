import type { Value } from "../../lib/model/value";
import { noWeakIngressSettings } from "../../policies/attacker-on-the-network/no-weak-ingress-settings";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const ingress = (name: string, value: Value) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", {
    metadata: { annotations: { [`nginx.ingress.kubernetes.io/${name}`]: value } },
    spec: {},
  });
const at = (name: string) => `(metadata.annotations["nginx.ingress.kubernetes.io/${name}"])`;

testPolicy(noWeakIngressSettings, {
  accepts: {
    "a verified backend": ingress("proxy-ssl-verify", "on"),
    "a sign-in over TLS": ingress("auth-url", "https://auth.example.com/verify"),
    "a sign-in inside the cluster, for short": ingress("auth-url", "http://oauth2-proxy.auth/verify"),
    "a sign-in inside the cluster": ingress("auth-url", "http://auth.shop.svc.cluster.local/verify"),
  },
  rejects: {
    "a backend that nobody verifies": {
      given: ingress("proxy-ssl-verify", "off"),
      says: `Ingress "shop/web" must verify the certificate of its backend ${at("proxy-ssl-verify")}`,
    },
    "a sign-in over clear text": {
      given: ingress("auth-url", "http://auth.example.com/verify"),
      says: `Ingress "shop/web" must not authenticate users over plaintext ${at("auth-url")}`,
    },
  },
  undecided: { "an address from an output": ingress("auth-url", UNKNOWN) },
});
