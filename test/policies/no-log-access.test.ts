import type { Value } from "../../lib/model/value";
import { noLogAccess } from "../../policies/access-to-sensitive-data/no-log-access";
import { object, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

const role = (verb: Value, group: string, resource: string) =>
  object("rbac.authorization.k8s.io/v1", "ClusterRole", "observer", {
    rules: [{ apiGroups: [group], resources: [resource], verbs: [verb] }],
  });
const says = (what: string) => `ClusterRole "observer" must not let its subjects ${what} (rules[0])`;

testRolePolicy(noLogAccess, {
  accepts: {
    "pods, without their logs": role("get", "", "pods"),
    "the health of the API server": object("rbac.authorization.k8s.io/v1", "ClusterRole", "observer", {
      rules: [{ nonResourceURLs: ["/healthz", "/livez"], verbs: ["get"] }],
    }),
    "nodes, without what their kubelets tell": role("get", "", "nodes"),
  },
  rejects: {
    "logs of pods": { given: role("get", "", "pods/log"), says: says("read the logs of pods") },
    "metrics of nodes": {
      given: role("get", "", "nodes/metrics"),
      says: says("read what kubelets know of their nodes"),
    },
    "reviews of tokens": {
      given: role("create", "authentication.k8s.io", "tokenreviews"),
      says: says("ask who a token belongs to, or what others may do"),
    },
    "metrics of the API server": {
      given: object("rbac.authorization.k8s.io/v1", "ClusterRole", "observer", {
        rules: [{ nonResourceURLs: ["/healthz", "/metrics"], verbs: ["get"] }],
      }),
      says: 'ClusterRole "observer" must not let its subjects read the path /metrics (rules[0].nonResourceURLs[1])',
    },
  },
  undecided: { "a verb from an output": role(UNKNOWN, "", "pods/log") },
});
