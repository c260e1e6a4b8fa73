import type { Claim } from "../claim";
import type { Cluster } from "../cluster";
import { rbacOf } from "../rbac/rbac";
import { strengthOf } from "../rbac/strength";
import { allOf, not, type Truth, UNKNOWN } from "../value";
import { type AccessMapping, mappingsIn } from "./access-mapping";
import { isOnly } from "./identity-use";

/** A mapping, and whether it is one of the cluster: unknown where the program declares several. */
interface Mapped extends AccessMapping {
  readonly isOurs: Truth;
}

/** The claims on identities of AWS that are mapped to a group which the program binds to rights over the whole cluster. */
export function administratorGroups(cluster: Cluster): (Claim | undefined)[] {
  const { cloud } = cluster;
  const mappings = [
    ...mappingsIn(cluster).map((mapping): Mapped => ({ ...mapping, isOurs: true })),
    ...(cloud === undefined ? [] : mappingsIn(cloud)).map(
      (mapping): Mapped => ({ ...mapping, isOurs: cloud === undefined ? true : isOnly(cloud) }),
    ),
  ];
  const hasBindings = rbacOf(cluster).bindings.length > 0;
  return mappings.flatMap(({ groups, verdict, isOurs }) =>
    groups.map((group) => {
      const name = group.string() ?? "";
      const strength = strengthOf(cluster, name === UNKNOWN ? UNKNOWN : { kind: "Group", name });
      return group.violates(
        `must not map an identity to the group ${group.shown}, which may ${strength.danger?.title}`,
        allOf([verdict, isOurs, hasBindings, not(group.is("system:masters")), strength.verdict]),
      );
    }),
  );
}
