import { AKS, GKE } from "../../lib/model/cloud-types";
import { UNKNOWN } from "../../lib/model/value";
import { settingsCloudPolicy } from "../../lib/policy/define";

export const noDashboards = settingsCloudPolicy({
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

  settings: [
    { on: [GKE], path: "addonsConfig.kubernetesDashboard.disabled", unset: "true", mustNotBe: false },
    { on: [AKS], path: "addonProfiles.kubeDashboard.enabled", unset: "false", mustNotBe: true },
  ],
  checkStack: ({ clusters }) =>
    clusters
      .flatMap((cluster) => cluster.pods)
      .flatMap((pod) => pod.containers)
      .map((container) => {
        const { image } = container;
        const field = container.at("image");
        if (image === UNKNOWN) return container.issueOn(field.undecided());
        const isDashboard = /(^|\/)kubernetes-?(dashboard|ui)(\/|$|-)/.test(image?.repository ?? "");
        return container.issueOn(field.violates(`must not run the dashboard ${field.shown}`, isDashboard));
      }),
});
