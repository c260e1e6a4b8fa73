import { type AccessMapping, mappingsIn } from "../../lib/cloud/access-mapping";
import { hasOneManagedCluster } from "../../lib/cloud/identity-assignment";
import type { Cluster } from "../../lib/kubernetes/cluster";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { strengthOf } from "../../lib/kubernetes/rbac/strength";
import type { Issue } from "../../lib/model/issue";
import { allOf, not, type Truth, UNKNOWN } from "../../lib/model/value";

/** A mapping, and whether it is one of the cluster: unknown where the program declares several. */
interface Mapped extends AccessMapping {
  readonly isOurs: Truth;
}

/** The issues on identities of AWS that are mapped to a group which the program binds to rights over the whole cluster. */
export function issuesOnMappedGroups(cluster: Cluster): (Issue | undefined)[] {
  const { cloud } = cluster;
  const mappings = [
    ...mappingsIn(cluster).map((mapping): Mapped => ({ ...mapping, isOurs: true })),
    ...mappingsIn(cloud).map((mapping): Mapped => ({ ...mapping, isOurs: hasOneManagedCluster(cloud) })),
  ];
  const hasBindings = rbacOf(cluster).bindings.length > 0;
  return mappings.flatMap(({ groups, verdict, isOurs }) =>
    groups.map((group) => {
      const name = group.string() ?? "";
      const strength = strengthOf(cluster, name === UNKNOWN ? UNKNOWN : { kind: "Group", name });
      return group.violates(
        `must not map an identity to the group ${group.shown}, which may ${strength.permission?.title}`,
        allOf([verdict, isOurs, hasBindings, not(group.is("system:masters")), strength.verdict]),
      );
    }),
  );
}
