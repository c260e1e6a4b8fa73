import { componentPolicy } from "../../lib/policy/component-policy";

export const limitApiServerRequests = componentPolicy({
  id: "limit-api-server-requests",
  category: "denial-of-service",
  threats: ["D5"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "API servers must limit concurrent requests and their duration",
  why: "Without these limits one client in a loop fills the API server, and nodes and controllers get no answer.",
  fix: "Remove the flags that switch API priority and fairness off, and set `--request-timeout` to 5 minutes or less; the default is 1 minute.",
  references: [
    "cis:1.2.20",
    "url:https://kubernetes.io/docs/concepts/cluster-administration/flow-control/",
    "mitre:T1499",
  ],
  equivalents: ["checkov:CKV_K8S_95", "kubescape:C-0134", "kics:request_timeout_not_properly_set"],
  covers: ["apiserver-request-timeout", "api-flow"],
  flags: [
    { component: "kube-apiserver", flag: "enable-priority-and-fairness", unset: "true", mustNotBe: "false" },
    { component: "kube-apiserver", flag: "max-requests-inflight", unset: "400", mustNotBe: "0" },
    { component: "kube-apiserver", flag: "max-mutating-requests-inflight", unset: "200", mustNotBe: "0" },
    {
      component: "kube-apiserver",
      flag: "request-timeout",
      unset: "1m0s",
      mustLast: { over: "0s", upTo: "5m" },
      safe: "5m or less",
    },
  ],
});
