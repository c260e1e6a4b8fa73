import { isWorkload } from "../../lib/kubernetes/pods/workload";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import { allOf, not, type Truth, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

/** What workloads bring along. What guards a namespace is left out: `default` needs it most. */
const JUDGED = [
  "ConfigMap",
  "Secret",
  "Service",
  "ServiceAccount",
  "PersistentVolumeClaim",
  "networking.k8s.io/Ingress",
  "rbac.authorization.k8s.io/Role",
  "rbac.authorization.k8s.io/RoleBinding",
];
/** What Kubernetes itself puts there. */
const OWN = new Map([
  ["ServiceAccount", "default"],
  ["Service", "kubernetes"],
]);

export const noDefaultNamespace = stackPolicy({
  id: "no-default-namespace",
  category: "malicious-code-execution",
  threats: ["X3", "Xm"],
  boundaries: ["B3"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads and their objects must not be in the default namespace",
  why: "Quotas, Pod Security labels and NetworkPolicies are set on namespaces that have an owner; `default` has none.",
  fix: "Declare a Namespace, and name it in `metadata.namespace`.",
  references: ["cis:5.6.4", "owasp:2022/K01"],
  equivalents: [
    "kube-linter:use-namespace",
    "checkov:CKV_K8S_21",
    "trivy:KSV-0110",
    "kubescape:C-0061",
    "kubescape:C-0212",
    "kyverno:disallow-default-namespace",
    "kics:using_unrecommended_namespace",
  ],
  covers: ["default-namespace"],

  checkStack: (cluster) =>
    cluster.objects.filter(isJudged).map((object) => {
      const isPatch = object.isPatch && object.metadata.key("namespace").isAbsent;
      const namespace = cluster.namespaceOf(object);
      const isDefault = namespace === UNKNOWN ? UNKNOWN : namespace === "default" && !isPatch;
      return object.metadata
        .key("namespace")
        .violates("must not be in the default namespace", allOf([isDefault, not(isOwn(object))]));
    }),
});

function isJudged(object: DeclaredResource): boolean {
  return isWorkload(object) || JUDGED.includes(object.type);
}

function isOwn({ type, name }: DeclaredResource): Truth {
  const own = OWN.get(type);
  if (own === undefined) return false;
  return name === UNKNOWN ? UNKNOWN : name === own;
}
