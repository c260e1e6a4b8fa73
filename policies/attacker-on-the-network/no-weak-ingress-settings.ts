import { UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

const NGINX = "nginx.ingress.kubernetes.io";

export const noWeakIngressSettings = resourcePolicy({
  id: "no-weak-ingress-settings",
  category: "attacker-on-the-network",
  threats: ["N1", "N2"],
  boundaries: ["B6"],
  stride: ["S", "I", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Ingresses must verify their backends and authenticate over TLS",
  why: "Behind a backend that is not verified, or an authentication request in plaintext, an attacker on the path reads sessions and data.",
  fix: "Set `proxy-ssl-verify` to `on` and `auth-url` to an `https://` address, or remove the annotation.",
  references: [
    "url:https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/",
    "mitre:T1557",
  ],
  kinds: ["networking.k8s.io/Ingress"],

  check(ingress) {
    const at = (name: string) => ingress.annotation(`${NGINX}/${name}`);
    const verify = at("proxy-ssl-verify");
    const auth = at("auth-url");
    const url = auth.string();
    const isPlain = url === UNKNOWN ? UNKNOWN : url?.startsWith("http://") === true && !isInside(url);
    return [
      verify.violates("must verify the certificate of its backend", verify.isOneOf(["off", "false"])),
      auth.violates("must not authenticate users over plaintext", isPlain),
    ];
  },
});

/** A server of the cluster itself, as `http://auth.shop.svc.cluster.local/verify`, or `http://auth.shop/verify` for short. */
function isInside(url: string): boolean {
  const [, host = ""] = /^http:\/\/([^/:]+)/.exec(url) ?? [];
  const [last = "", ...before] = host.split(".").reverse();
  const isShort =
    before.length === 0 || (before.length === 1 && !/^(com|org|net|io|dev|app|[a-z]{2})$/.test(last));
  return isShort || /\.svc(\.|$)/.test(host);
}
