import { onWorkloadNamespaces } from "../../lib/kubernetes/workload-namespace";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import { anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

/** What a namespace must not use without end, and the names under which a quota limits it: one of them is enough. */
const LIMITED: Readonly<Record<string, readonly string[]>> = {
  CPU: ["requests.cpu", "limits.cpu", "cpu"],
  memory: ["limits.memory", "requests.memory", "memory"],
  pods: ["pods", "count/pods"],
  "ephemeral storage": ["limits.ephemeral-storage", "requests.ephemeral-storage", "ephemeral-storage"],
  "volume claims": ["persistentvolumeclaims", "count/persistentvolumeclaims", "requests.storage"],
  "load balancers": ["services.loadbalancers"],
  "ports of nodes": ["services.nodeports"],
  Secrets: ["secrets", "count/secrets"],
  ConfigMaps: ["configmaps", "count/configmaps"],
};

/** Whether a quota counts every object of its namespace: one with scopes counts some, and cannot name other resources. */
function isForAll(quota: DeclaredResource): Truth {
  return not(anyOf([quota.at("spec.scopes").isSet, quota.at("spec.scopeSelector").isSet]));
}

export const requireCompleteQuotas = stackPolicy({
  id: "require-complete-quotas",
  category: "denial-of-service",
  threats: ["D1", "D4", "D6", "Dm"],
  boundaries: ["B1", "B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "ResourceQuotas must limit compute, storage, load balancers and object counts",
  why: "A namespace can take all of what its quota leaves out: objects that fill etcd, load balancers that cost money, volumes that fill disks.",
  fix: "Add the resource that the message names to `spec.hard`.",
  references: [
    "url:https://kubernetes.io/docs/concepts/policy/resource-quotas/",
    "ms:MS-M9029",
    "mitre:T1499",
  ],
  equivalents: ["trivy:KSV-0040"],

  // A namespace without any quota is a finding of require-resource-quota.
  checkStack: (cluster) =>
    onWorkloadNamespaces(cluster, ({ key }) => {
      const { certain: declared, possible: others } = cluster.inNamespace("ResourceQuota", key);
      const certain = declared.filter((quota) => isForAll(quota) === true);
      // Several quotas for some objects each may cover all of them together.
      const possible = [...others, ...declared.filter((quota) => isForAll(quota) !== true)];
      const [first] = certain;
      if (first === undefined) {
        const open = declared.find((quota) => isForAll(quota) === UNKNOWN)?.at("spec.scopes");
        return (open ?? others[0]?.metadata.key("namespace"))?.undecided();
      }
      return Object.entries(LIMITED).map(([what, names]) => {
        const isLimited = anyOf(
          [...certain, ...possible].flatMap((quota) =>
            names.map((name): Truth => {
              const { isSet } = quota.at("spec.hard").key(name);
              return certain.includes(quota) || isSet === false ? isSet : UNKNOWN;
            }),
          ),
        );
        return first.at("spec.hard").violates(`must limit ${what}`, not(isLimited));
      });
    }),
});
