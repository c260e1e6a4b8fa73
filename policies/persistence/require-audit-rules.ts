import { auditFlawsIn } from "../../lib/kubernetes/components/audit-flaws";
import { componentPolicy } from "../../lib/policy/define";

export const requireAuditRules = componentPolicy({
  id: "require-audit-rules",
  category: "persistence",
  threats: ["Pm", "F1", "S1"],
  boundaries: ["B1"],
  stride: ["R", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Audit policies must record what attackers do, and no secret values",
  why: "The first rule that matches decides: what a rule leaves out nobody can find afterwards, and a body that is written down gives its Secret to whoever reads the log.",
  fix: "Record Secrets and tokens at level Metadata, then everything else at Metadata or above; keep `level: None` for reads of components that are named.",
  references: [
    "cis:3.2.2",
    "url:https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
    "owasp:2025/K10",
    "ms:MS-M9020",
  ],
  equivalents: ["kubescape:C-0161", "kics:audit_policy_not_cover_key_security_concerns"],
  covers: ["audit-policy-coverage"],
  described: [
    {
      of: "Policy",
      name: "rules",
      safe: "what attackers do at Metadata or above, and no secret bodies",
      unset: "nothing is recorded",
    },
  ],

  check: ({ documents }) =>
    documents.filter(({ kind }) => kind === "Policy").flatMap(({ document }) => auditFlawsIn(document)),
});
