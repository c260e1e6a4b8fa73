import type { Value } from "../../lib/model/value";
import { noIneffectiveRules } from "../../policies/privilege-escalation/no-ineffective-rules";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const role = (resource: Value, ...resourceNames: Value[]) => ruled({ resources: [resource], resourceNames });
const ruled = (rule: Readonly<Record<string, Value>>, kind = "ClusterRole") =>
  object("rbac.authorization.k8s.io/v1", kind, "reader", {
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"], ...rule }],
  });
const says = (what: string, place: string, kind = "ClusterRole") =>
  `${kind} "reader" must not name ${what} (rules[0].${place}[0])`;

testPolicy(noIneffectiveRules, {
  accepts: {
    "a subresource by its name": role("pods/log"),
    "a subresource of all resources": role("*/scale"),
    "an object by its name": role("configmaps", "shop"),
    "all signers of a domain": ruled({
      apiGroups: ["certificates.k8s.io"],
      resources: ["signers"],
      resourceNames: ["acme.example/*"],
    }),
    "a resource of one of several API groups": ruled({
      apiGroups: ["", "apps"],
      resources: ["deployments", "pods"],
    }),
    "a resource of an API group that is not Kubernetes' own": ruled({
      apiGroups: ["metrics.k8s.io"],
      resources: ["nodes", "pods"],
    }),
    "a resource of any API group": ruled({ apiGroups: ["*"], resources: ["deployments"] }),
    "a resource that nothing here knows": ruled({ resources: ["projects"] }),
    "users to act as": ruled({ resources: ["users", "groups", "serviceaccounts"], verbs: ["impersonate"] }),
    "the own Namespace in a Role": ruled({ resources: ["namespaces"], verbs: ["get", "patch"] }, "Role"),
    "a ClusterRole to bind in a Role": ruled(
      { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterroles"], verbs: ["bind"] },
      "Role",
    ),
    "nodes in a ClusterRole": ruled({ resources: ["nodes"] }),
  },
  rejects: {
    "all subresources of one resource": {
      given: role("pods/*"),
      says: says("pods/*, which matches nothing", "resources"),
    },
    "part of a resource": { given: role("p*ds"), says: says("p*ds, which matches nothing", "resources") },
    "part of a verb": { given: ruled({ verbs: ["c*e"] }), says: says("c*e, which matches nothing", "verbs") },
    "part of an API group": {
      given: ruled({ apiGroups: ["*.k8s.io"] }),
      says: says("*.k8s.io, which matches nothing", "apiGroups"),
    },
    "all names": {
      given: role("configmaps", "*"),
      says: says("*, which is no wildcard there", "resourceNames"),
    },
    "the start of names": {
      given: role("configmaps", "shop-*"),
      says: says("shop-*, which is no wildcard there", "resourceNames"),
    },
    "a resource of another API group": {
      given: role("deployments"),
      says: says("deployments, which the API groups of the rule do not serve", "resources"),
    },
    "a subresource of another API group": {
      given: role("deployments/scale"),
      says: says("deployments/scale, which the API groups of the rule do not serve", "resources"),
    },
    "a resource of an API group that is gone": {
      given: ruled({ apiGroups: ["extensions"], resources: ["ingresses"] }),
      says: says("ingresses, which the API groups of the rule do not serve", "resources"),
    },
    "a PodSecurityPolicy": {
      given: ruled({ apiGroups: ["policy"], resources: ["podsecuritypolicies"], verbs: ["use"] }),
      says: says("podsecuritypolicies, which no API server has since Kubernetes 1.25", "resources"),
    },
    "nodes in a Role": {
      given: ruled({ resources: ["nodes"] }, "Role"),
      says: says("nodes, which is in no namespace, so that a Role does not reach it", "resources", "Role"),
    },
    "namespaces to create in a Role": {
      given: ruled({ resources: ["namespaces"], verbs: ["create"] }, "Role"),
      says: says(
        "namespaces, which is in no namespace, so that a Role does not reach it",
        "resources",
        "Role",
      ),
    },
  },
  undecided: {
    "a name from an output": role("configmaps", UNKNOWN),
    "an API group from an output": ruled({ apiGroups: [UNKNOWN], resources: ["deployments"] }),
  },
});
