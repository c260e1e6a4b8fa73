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
  why: "It is a web login to the rights of its account, and has been the way into many clusters.",
  fix: "Remove it; use kubectl or a console that authenticates each person.",
  references: ["owasp:2022/K09", "ms:MS-TA9005"],
  equivalents: ["checkov:CKV_K8S_33", "kics:dashboard_is_enabled", "kubescape:C-0021"],
  covers: ["dashboard-deployed"],

  check(container) {
    const { image } = container;
    const field = container.at("image");
    if (image === UNKNOWN) return field.undecided();
    const isDashboard = /(^|\/)kubernetes-?(dashboard|ui)(\/|$|-)/.test(image?.repository ?? "");
    return field.violates(`must not run the dashboard (${field.shown})`, isDashboard);
  },
});
