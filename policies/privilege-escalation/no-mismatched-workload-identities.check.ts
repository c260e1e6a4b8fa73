import { accountWith, trustIn } from "../../lib/cloud/account-trust";
import { accountAssignments } from "../../lib/cloud/identity-assignment";
import type { Cluster } from "../../lib/kubernetes/cluster";
import type { Issue } from "../../lib/model/issue";
import { allOf, not, UNKNOWN } from "../../lib/model/value";

/**
 * The issues on service accounts that name an identity which trusts other service accounts instead. An identity without
 * any trust in service accounts may get it from another program, so nothing is said of it.
 */
export function mismatchIssues(cluster: Cluster): (Issue | undefined)[] {
  const { cloud } = cluster;
  if (cloud.objects.length === 0) return [];
  return accountAssignments(cluster).map(({ field, identity, isCertain }) => {
    if (identity === undefined) return isCertain === UNKNOWN ? field.undecided() : undefined;
    const { trustsPods, trustsThis } = trustIn(accountWith(field, cluster), identity, cloud);
    return field.violates(
      `must not name ${identity.title}, which trusts other service accounts`,
      allOf([isCertain, trustsPods, not(trustsThis)]),
    );
  });
}
