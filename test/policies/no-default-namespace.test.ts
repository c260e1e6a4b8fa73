import { noDefaultNamespace } from "../../policies/malicious-code-execution/no-default-namespace";
import { deployment, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

testStackPolicy(noDefaultNamespace, {
  accepts: {
    "a namespace of its own": stack(deployment("shop/web"), object("v1", "ConfigMap", "shop/web")),
    "a Namespace of the program whose name Pulumi chooses": stack(
      { ...object("v1", "Namespace", "shop"), $name: "shop", metadata: { name: UNKNOWN } },
      {
        ...deployment("web", {}, { "metadata.namespace": UNKNOWN }),
        $name: "web",
        $dependencies: { metadata: ["kubernetes:v1:Namespace::shop"] },
      },
    ),
    "what Kubernetes puts there": stack(
      object("v1", "ServiceAccount", "default/default", { automountServiceAccountToken: false }),
      object("v1", "Service", "default/kubernetes"),
    ),
    "what guards the default namespace": stack(
      object("networking.k8s.io/v1", "NetworkPolicy", "default/deny", { spec: { podSelector: {} } }),
      object("v1", "ResourceQuota", "default/none", { spec: { hard: { pods: "0" } } }),
    ),
    "an object that no namespace holds": stack(object("rbac.authorization.k8s.io/v1", "ClusterRole", "view")),
  },
  rejects: {
    "no namespace": {
      given: stack(deployment("web")),
      says: ['Deployment "web" must not be in the default namespace (metadata.namespace)'],
    },
    "the default namespace by name": {
      given: stack(deployment("default/web")),
      says: ['Deployment "default/web" must not be in the default namespace (metadata.namespace)'],
    },
    "what a workload brings along": {
      given: stack(
        object("v1", "ConfigMap", "settings"),
        object("v1", "Service", "default/web"),
        object("rbac.authorization.k8s.io/v1", "Role", "web"),
      ),
      says: [
        'ConfigMap "settings" must not be in the default namespace (metadata.namespace)',
        'Service "default/web" must not be in the default namespace (metadata.namespace)',
        'Role "web" must not be in the default namespace (metadata.namespace)',
      ],
    },
  },
  undecided: {
    "a namespace from an output": stack(deployment("web", {}, { "metadata.namespace": UNKNOWN })),
  },
});
