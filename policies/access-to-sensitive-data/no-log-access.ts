import { MINOR_DANGERS } from "../../lib/kubernetes/rbac/minor-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

/** Paths of the API server that are no resources, and tell of its inside; those of health and discovery are for all. */
const TELLING_PATHS = [
  "*",
  "/*",
  "/debug/*",
  "/debug/pprof",
  "/debug/pprof/*",
  "/logs",
  "/logs/*",
  "/metrics",
];

export const noLogAccess = rolePolicy({
  id: "no-log-access",
  category: "access-to-sensitive-data",
  threats: ["S4", "E1"],
  boundaries: ["B1"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Roles must not allow reading logs, kubelet data or the tokens of others",
  why: "Logs and kubelet data hold tokens and personal data, and show an attacker further targets.",
  fix: "Remove the rule, or bind the role in the one namespace that needs it.",
  references: ["owasp:2025/K02", "mitre:T1552.001", "mitre:T1613"],
  exceptions: "Log viewers, metrics agents and authenticating proxies need one of these rights each.",
  permissions: MINOR_DANGERS.reading,

  check: (role) =>
    role
      .at("rules")
      .items()
      .flatMap((rule) => rule.key("nonResourceURLs").items())
      .map((url) =>
        url.violates(`must not let its subjects read the path ${url.shown}`, url.isOneOf(TELLING_PATHS)),
      ),
});
