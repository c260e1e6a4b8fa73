import type { Pod } from "../../lib/kubernetes/pods/pod";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { identityField, identityOfPod } from "../../lib/kubernetes/rbac/service-account";
import { inOrderOfTitles } from "../../lib/model/order";
import { UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noSharedServiceAccounts = stackPolicy({
  id: "no-shared-service-accounts",
  category: "privilege-escalation",
  threats: ["E5", "X3"],
  boundaries: ["B3"],
  stride: ["E", "R"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads must not share a service account that has permissions",
  why: "Each workload has the rights that any of them needs, and the audit log does not tell them apart.",
  fix: "Give each workload an account of its own, and bind to it what that workload needs.",
  references: ["cis:5.1.5", "ms:MS-M9019"],
  equivalents: ["kics:shared_service_account"],
  covers: ["serviceaccount-shared"],
  exceptions: "Parts of one application that are deployed together.",

  *checkStack(cluster) {
    const rbac = rbacOf(cluster);
    const first = new Map<string, Pod>();
    for (const pod of inOrderOfTitles(cluster.pods, ({ object }) => object)) {
      const identity = identityOfPod(cluster, pod);
      const place = pod.spec.key("serviceAccountName");
      if (identity === UNKNOWN) {
        // Only an account that another workload has, and that a binding gives rights, would matter.
        if (cluster.pods.length > 1 && rbac.bindings.length > 0)
          yield identityField(cluster, pod).undecided();
        continue;
      }
      if (identity.name === "default") continue;
      const key = `${identity.namespace}/${identity.name}`;
      const other = first.get(key);
      if (other === undefined || other.object === pod.object) {
        first.set(key, pod);
        continue;
      }
      const grants = rbac.bindingsFor(identity);
      const hasRights = grants.some(({ verdict }) => verdict === true) || (grants.length > 0 && UNKNOWN);
      yield place.violates(
        `must not share the service account ${identity.name} with ${other.object.title}`,
        hasRights,
      );
    }
  },
});
