import { ROLES, trustOfRole } from "../../lib/cloud/aws/aws-role";
import { trustsAccount, trustsPods } from "../../lib/cloud/aws/trust";
import { ACCOUNT_GRANTS, accountsNamedBy, membersOfGrant } from "../../lib/cloud/google/google-account";
import { accountAssignments, type IdentityAssignment } from "../../lib/cloud/identity-assignment";
import type { Cluster } from "../../lib/kubernetes/cluster";
import { nameOf } from "../../lib/kubernetes/rbac/names";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import type { Field } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import { addTo } from "../../lib/model/multimap";
import { matchesPattern } from "../../lib/model/pattern";
import type { Resources } from "../../lib/model/resources";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";

/**
 * The issues on service accounts that name an identity which trusts other service accounts instead. An identity without
 * any trust in service accounts may get it from another program, so nothing is said of it.
 */
export function mismatchIssues(cluster: Cluster): (Issue | undefined)[] {
  const { cloud } = cluster;
  if (cloud.objects.length === 0) return [];
  return accountAssignments(cluster).map((use) => {
    const { field, identity, isCertain } = use;
    if (identity === undefined) return isCertain === UNKNOWN ? field.undecided() : undefined;
    return field.violates(
      `must not name ${identity.title}, which trusts other service accounts`,
      allOf([isCertain, trustsOnlyOthers(use, identity, cluster, cloud)]),
    );
  });
}

function trustsOnlyOthers(
  { field }: IdentityAssignment,
  identity: DeclaredResource,
  cluster: Cluster,
  cloud: Resources,
): Truth {
  const namespace = cluster.namespaceOf(field.owner);
  const name = nameOf(field.owner);
  const isOpen = [namespace, name].some((each) => each === UNKNOWN || String(each).startsWith("urn:"));
  const account = isOpen ? undefined : { namespace: String(namespace), name: String(name) };
  if (ROLES.includes(identity.type)) {
    const trust = trustOfRole(identity);
    const isTrusted = account === undefined ? UNKNOWN : trustsAccount(trust, account.namespace, account.name);
    return allOf([trustsPods(trust), not(isTrusted)]);
  }
  const { byAccount, open } = membersIn(cloud);
  const members = [...(byAccount.get(identity) ?? []), ...open];
  const isTrusted =
    account === undefined
      ? UNKNOWN
      : anyOf(members.map(({ member, verdict }) => allOf([verdict, names(member, account)])));
  return allOf([
    anyOf(members.map(({ member, verdict }) => allOf([verdict, matchesPattern(member, NAMES_POD)]))),
    not(isTrusted),
  ]);
}

const NAMES_POD = /\.svc\.id\.goog\[|\/workloadIdentityPools\//;

function names(member: Field, { namespace, name }: { namespace: string; name: string }): Truth {
  return matchesPattern(member, (text) => {
    if (text.startsWith("principalSet:")) {
      return !text.includes("/namespace/") || text.endsWith(`/namespace/${namespace}`);
    }
    return text.endsWith(`[${namespace}/${name}]`) || text.endsWith(`/subject/ns/${namespace}/sa/${name}`);
  });
}

interface Trusted {
  readonly member: Field;
  readonly verdict: Truth;
}

/** Who may act as an account of Google by workload identity. */
function membersIn(cloud: Resources) {
  return cloud.remember("workload-identity-members", () => {
    const byAccount = new Map<DeclaredResource, Trusted[]>();
    const open: Trusted[] = [];
    for (const grant of cloud.of(...ACCOUNT_GRANTS)) {
      const isUse = grant.at("role").is("roles/iam.workloadIdentityUser");
      if (isUse === false) continue;
      const of = grant.at("serviceAccountId");
      const accounts = accountsNamedBy(of, cloud);
      for (const member of membersOfGrant(grant)) {
        if (accounts.length === 0 && of.string() === UNKNOWN) open.push({ member, verdict: UNKNOWN });
        for (const { identity, isCertain } of accounts)
          addTo(byAccount, identity, { member, verdict: allOf([isUse, isCertain]) });
      }
    }
    return { byAccount, open };
  });
}
