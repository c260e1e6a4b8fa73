import { componentPolicy } from "../../lib/policy/component-policy";
import { auditFlawsIn } from "./require-audit-rules.check";

export const requireAuditRules = componentPolicy({
  id: "require-audit-rules",
  category: "persistence",
  threats: ["Pm", "F1", "S1"],
  boundaries: ["B1"],
  stride: ["R", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Audit policies must record sensitive requests without the bodies of Secrets",
  why: "The first rule that matches decides: requests that it drops cannot be investigated, and a recorded body gives its Secret to every reader of the log.",
  fix: "Record Secrets and tokens at level `Metadata`, then everything else at `Metadata` or above; use `level: None` only for reads by named components.",
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
