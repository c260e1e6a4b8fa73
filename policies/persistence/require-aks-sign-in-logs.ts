import { AKS_CLUSTERS } from "../../lib/cloud/azure/azure-target";
import { AUDIT_LOG, SIGN_IN_LOG, sendsLog } from "../../lib/cloud/azure/diagnostics";
import { allOf, not } from "../../lib/model/value";
import { cloudPolicy } from "../../lib/policy/define";

export const requireAksSignInLogs = cloudPolicy({
  id: "require-aks-sign-in-logs",
  category: "persistence",
  threats: ["Pm", "F1"],
  boundaries: ["B1", "B6"],
  stride: ["R"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "AKS clusters that send their audit log must send the guard log too",
  why: "The audit log names an object id; only the category `guard` shows failed sign-ins with Entra ID and what Azure RBAC refused.",
  fix: "Add the category `guard` to the diagnostic setting of the cluster.",
  references: [
    "cis:aks/2.1.1",
    "url:https://learn.microsoft.com/azure/aks/monitor-aks-reference",
    "owasp:2025/K10",
  ],
  covers: ["aks-audit-diagnostics"],

  // Without any audit log require-aks-audit-logs speaks.
  checkStack: ({ cloud }) =>
    cloud
      .of(...AKS_CLUSTERS)
      .map((managed) =>
        managed.root.violates(
          "must send its log of sign-ins",
          allOf([sendsLog(managed, cloud, AUDIT_LOG), not(sendsLog(managed, cloud, SIGN_IN_LOG))]),
        ),
      ),
});
