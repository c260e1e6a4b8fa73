import { requireApiServerAuthorization } from "../../policies/privilege-escalation/require-api-server-authorization";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "authorization-mode": "Node,RBAC",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireApiServerAuthorization, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "everything for everybody": {
      given: component({ "authorization-mode": "AlwaysAllow" }),
      says: 'Pod "web" must list Node, RBAC in --authorization-mode (container "web"); it must not list AlwaysAllow in --authorization-mode (container "web")',
    },
    "no mode, which is everything for everybody": {
      given: component({ "authorization-mode": undefined }),
      says: 'Pod "web" must list Node, RBAC in --authorization-mode (container "web")',
    },
    "no limits for nodes": {
      given: component({ "authorization-mode": "RBAC" }),
      says: 'Pod "web" must list Node in --authorization-mode (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
