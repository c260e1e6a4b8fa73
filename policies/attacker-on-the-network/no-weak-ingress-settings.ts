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
  title: "Ingresses must not switch the protections of their controller off",
  why: "A backend that nobody verifies, or a sign-in over clear text, hands sessions and data to whoever is on the path.",
  fix: "Remove the annotation, or give it the value that protects.",
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
      verify.violates("must verify its backend", verify.isOneOf(["off", "false"])),
      auth.violates("must not sign users in over clear text", isPlain),
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
