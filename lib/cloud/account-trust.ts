import type { Cluster } from "../kubernetes/cluster";
import { type Name, nameOf } from "../kubernetes/rbac/names";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { addTo } from "../model/multimap";
import { matchesPattern } from "../model/pattern";
import type { Resources } from "../model/resources";
import { allOf, anyOf, type Truth, UNKNOWN } from "../model/value";
import { ROLES, trustOfRole } from "./aws/aws-role";
import { trustsAccount, trustsPods } from "./aws/trust";
import { ACCOUNT_GRANTS, accountsNamedBy, membersOfGrant } from "./google/google-account";

/** What an identity of the cloud says of a service account that names it. */
export interface AccountTrust {
  /** Whether it trusts service accounts of a cluster at all: those that it trusts may be told in another program. */
  readonly trustsPods: Truth;
  readonly trustsThis: Truth;
  /** Where it says so, or would have to. */
  readonly field: Field;
}

/** Whether an identity trusts a service account: a role of AWS by its policy, an account of Google by its members. */
export function trustIn(
  account: { readonly namespace: Name; readonly name: Name },
  identity: DeclaredResource,
  cloud: Resources,
): AccountTrust {
  const isOpen = [account.namespace, account.name].some(
    (each) => each === UNKNOWN || String(each).startsWith("urn:"),
  );
  const known = isOpen ? undefined : { namespace: String(account.namespace), name: String(account.name) };
  return ROLES.includes(identity.type) ? trustOfAws(known, identity) : trustOfGoogle(known, identity, cloud);
}

/** The account that an annotation of it is on. */
export function accountWith(annotation: Field, cluster: Cluster): { namespace: Name; name: Name } {
  return { namespace: cluster.namespaceOf(annotation.owner), name: nameOf(annotation.owner) };
}

interface KnownAccount {
  readonly namespace: string;
  readonly name: string;
}

function trustOfAws(account: KnownAccount | undefined, role: DeclaredResource): AccountTrust {
  const field = trustOfRole(role);
  const trustsThis = account === undefined ? UNKNOWN : trustsAccount(field, account.namespace, account.name);
  return { field, trustsPods: trustsPods(field), trustsThis };
}

interface Answer {
  readonly member: Field;
  readonly isPod: Truth;
  readonly isThis: Truth;
}

function trustOfGoogle(
  account: KnownAccount | undefined,
  identity: DeclaredResource,
  cloud: Resources,
): AccountTrust {
  const { byAccount, open } = membersIn(cloud);
  const members = [...(byAccount.get(identity) ?? []), ...open];
  const answers = members.map(
    ({ member, verdict }): Answer => ({
      member,
      isPod: allOf([verdict, matchesPattern(member, NAMES_POD)]),
      isThis: account === undefined ? UNKNOWN : allOf([verdict, names(member, account)]),
    }),
  );
  const decisive =
    answers.find(({ isThis }) => isThis === true) ?? answers.find(({ isThis }) => isThis !== false);
  return {
    field: decisive?.member ?? identity.root,
    trustsPods: anyOf(answers.map(({ isPod }) => isPod)),
    trustsThis: account === undefined ? UNKNOWN : anyOf(answers.map(({ isThis }) => isThis)),
  };
}

const NAMES_POD = /\.svc\.id\.goog\[|\/workloadIdentityPools\//;

function names(member: Field, account: KnownAccount): Truth {
  return matchesPattern(member, (text) => namesAccount(text, account));
}

/** Whether a member of Google's is a service account: itself, or in the set of its namespace or of its cluster. */
export function namesAccount(member: string, { namespace, name }: KnownAccount): boolean {
  if (member.startsWith("principalSet:"))
    return !member.includes("/namespace/") || member.endsWith(`/namespace/${namespace}`);
  return member.endsWith(`[${namespace}/${name}]`) || member.endsWith(`/subject/ns/${namespace}/sa/${name}`);
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
