import { isInjected, isMeshMember } from "../../lib/kubernetes/network/mesh";
import { isMissing, onWorkloadNamespaces } from "../../lib/kubernetes/workload-namespace";
import { allOf, anyOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

/** Objects of Istio and of Linkerd that only a cluster with the mesh has, and those that say who may call. */
const AUTHENTICATION = ["security.istio.io/PeerAuthentication", "policy.linkerd.io/MeshTLSAuthentication"];
const AUTHORIZATION = [
  "security.istio.io/AuthorizationPolicy",
  "policy.linkerd.io/AuthorizationPolicy",
] as const;
/** The control planes themselves; a policy in the root namespace of Istio goes for all others. */
const SYSTEM = ["istio-system", "linkerd", "kube-system"];

export const requireMeshMembership = stackPolicy({
  id: "require-mesh-membership",
  category: "attacker-on-the-network",
  threats: ["N1", "N2", "F5", "Nm"],
  boundaries: ["B3"],
  stride: ["S", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Namespaces must join the service mesh and have an AuthorizationPolicy",
  why: "Pods outside the mesh send plaintext, and inside it every workload may call every other one until an AuthorizationPolicy limits it.",
  fix: "Label the Namespace for injection, and declare an AuthorizationPolicy in it.",
  references: ["url:https://istio.io/latest/docs/ops/best-practices/security/", "ms:MS-M9008"],
  equivalents: [
    "kyverno:enforce-sidecar-injection-namespace",
    "kyverno:enforce-ambient-mode-namespace",
    "kyverno:require-linkerd-mesh-injection",
    "kyverno:require-authorizationpolicy",
    "kyverno:create-authorizationpolicy",
  ],
  covers: ["mesh-injection-namespace", "mesh-authorization-policy"],
  exceptions: "Namespaces that cannot be in the mesh.",

  options: {
    exemptNamespaces: {
      type: "array",
      default: SYSTEM,
      description: "Namespaces of system components and of the mesh itself, which need not join it.",
    },
  },

  // A program that declares no authentication of a mesh has none to be in.
  checkStack: (cluster, { exemptNamespaces }) =>
    AUTHENTICATION.every((type) => cluster.of(type).length === 0)
      ? []
      : onWorkloadNamespaces(cluster, (namespace) => {
          const { key, object, field, pods } = namespace;
          if (object === undefined) return field.undecided();
          if ([...SYSTEM, ...exemptNamespaces].includes(key)) return [];
          const isInMesh = anyOf([isMeshMember(object), allOf(pods.map(isInjected))]);
          const isRuled = anyOf(
            SYSTEM.map((root) => cluster.inNamespace(AUTHORIZATION[0], root).certain.length > 0),
          );
          const isWithout = allOf([not(isRuled), isMissing(cluster, namespace, AUTHORIZATION)]);
          return [
            field.violates("must be in the mesh", allOf([not(isInMesh), not(object.isPatch)])),
            field.violates("must have an AuthorizationPolicy", isWithout),
          ];
        }),
});
