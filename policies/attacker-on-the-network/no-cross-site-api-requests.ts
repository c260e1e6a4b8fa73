import { componentPolicy } from "../../lib/policy/component-policy";

export const noCrossSiteApiRequests = componentPolicy({
  id: "no-cross-site-api-requests",
  category: "attacker-on-the-network",
  threats: ["N1", "F1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "API servers must not allow every CORS origin or follow redirects of extensions",
  why: "A web page in the browser of an administrator, or a compromised extension API server, then sends requests with the identity of another.",
  fix: "Remove `--cors-allowed-origins` or list exact origins, and leave `--aggregator-reject-forwarding-redirect` on.",
  references: [
    "url:https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
    "url:https://nvd.nist.gov/vuln/detail/CVE-2022-3172",
    "mitre:T1557",
  ],
  covers: ["api-redirect", "api-cors"],
  flags: [
    {
      component: "kube-apiserver",
      flag: "aggregator-reject-forwarding-redirect",
      unset: "true",
      mustNotBe: "false",
    },
    {
      component: "kube-apiserver",
      flag: "cors-allowed-origins",
      unset: "none",
      mustNotMatch: /(^|,)(\.\*|\*|\/\/|https?:\/\/\.\*|\^?\.\*\$?)(,|$)/,
      safe: "exact origins",
    },
  ],
});
