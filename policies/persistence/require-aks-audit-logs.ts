import { AKS_CLUSTERS } from "../../lib/cloud/azure/azure-target";
import { AUDIT_LOG, sendsLog } from "../../lib/cloud/azure/diagnostics";
import { not } from "../../lib/model/value";
import { cloudPolicy } from "../../lib/policy/define";

export const requireAksAuditLogs = cloudPolicy({
  id: "require-aks-audit-logs",
  category: "persistence",
  threats: ["Pm", "F1"],
  boundaries: ["B1"],
  stride: ["R"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "AKS clusters must send their audit log to a diagnostic setting",
  why: "AKS keeps no audit log by itself, and the monitoring add-on does not collect it: without a diagnostic setting nothing shows who changed or read what.",
  fix: "Declare a DiagnosticSetting of the cluster with the categories `kube-audit-admin` and `guard`.",
  references: [
    "cis:aks/2.1.1",
    "url:https://learn.microsoft.com/azure/aks/monitor-aks-reference",
    "owasp:2025/K10",
    "ms:MS-M9020",
  ],
  covers: ["managed-cluster-audit-logs", "aks-audit-diagnostics"],
  exceptions: "Subscriptions where Azure Policy sets the diagnostic settings of every cluster.",

  checkStack: ({ cloud }) =>
    AKS_CLUSTERS.flatMap((type) =>
      cloud
        .of(type)
        .map((managed) =>
          managed.root.violates("must send its audit log", not(sendsLog(managed, cloud, AUDIT_LOG))),
        ),
    ),
});
