import { commandWordsOf } from "../../lib/kubernetes/pods/command";
import type { Container } from "../../lib/kubernetes/pods/container";
import { AKS, GKE } from "../../lib/model/cloud-types";
import type { Field } from "../../lib/model/field";
import { flagIssue, type Issue, weighed } from "../../lib/model/issue";
import { UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const noDashboards = containerPolicy({
  id: "no-dashboards",
  category: "attacker-on-the-network",
  threats: ["N2", "X1", "E4"],
  boundaries: ["B6", "B1"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Clusters must not run the Kubernetes dashboard",
  why: "It is a web login to the permissions of its service account, and has been the way into many clusters.",
  fix: "Remove the dashboard or its add-on, and use kubectl or a console that authenticates each user.",
  references: ["owasp:2022/K09", "cis:gke/5.10.1", "ms:MS-TA9005"],
  equivalents: ["checkov:CKV_K8S_33", "kics:dashboard_is_enabled", "kubescape:C-0021", "checkov:CKV_AZURE_8"],
  covers: ["dashboard-deployed", "gke-webui", "aks-dashboard"],

  resources: [
    { on: [GKE], path: "addonsConfig.kubernetesDashboard.disabled", unset: "true", mustNotBe: false },
    { on: [AKS], path: "addonProfiles.kubeDashboard.enabled", unset: "false", mustNotBe: true },
  ],
  check: (container) => [
    mustNotBeDashboard(container),
    ...commandWordsOf(container).flatMap((words) =>
      words.map((word) => weighed("high", mustNotSkipLogin(word))),
    ),
  ],
});

function mustNotBeDashboard({ image, field }: Container): Issue | undefined {
  const place = field.key("image");
  const isDashboard =
    image === UNKNOWN ? UNKNOWN : /(^|\/)kubernetes-?(dashboard|ui)(\/|$|-)/.test(image?.repository ?? "");
  return place.violates(`must not run the dashboard ${place.shown}`, isDashboard);
}

/** Flags that no other program has, so that they tell a dashboard under any name. */
function mustNotSkipLogin(word: Field): Issue | undefined {
  const text = word.string();
  const isSkipped =
    text === UNKNOWN ? UNKNOWN : /^--?enable-(skip|insecure)-login(=(true|t|1))?$/i.test(text ?? "");
  return flagIssue(isSkipped, word, "must not set", word.shown);
}
