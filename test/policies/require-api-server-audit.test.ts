import { requireApiServerAudit } from "../../policies/persistence/require-api-server-audit";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "audit-log-path": "/var/log/audit.log",
  "audit-policy-file": "/etc/audit.yaml",
  "audit-log-maxage": "30",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireApiServerAudit, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "no log": {
      given: component({ "audit-log-path": undefined }),
      says: 'Pod "web" must set --audit-log-path (container "web")',
    },
    "a log that records nothing": {
      given: component({ "audit-policy-file": undefined }),
      says: 'Pod "web" must set --audit-policy-file (container "web")',
    },
    "a log of a week": {
      given: component({ "audit-log-maxage": "7" }),
      says: 'Pod "web" must not set --audit-log-maxage=7 instead of 30 or more (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
