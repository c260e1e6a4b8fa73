import {
  GCP_SERVICE_ACCOUNT,
  GCP_SERVICE_ACCOUNT_BINDING,
  GCP_SERVICE_ACCOUNT_MEMBER,
} from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import type { Resources } from "../../model/resources";
import { type Truth, UNKNOWN } from "../../model/value";
import { allRights, boundedBy, conditionalOn, NO_RIGHTS, type Rights } from "../shared/identity-rights";
import { type Named, namedByEdges } from "../shared/links";
import { rightsOfGoogleRole } from "./google-roles";

/** Grants on one account of Google. */
export const ACCOUNT_GRANTS = [GCP_SERVICE_ACCOUNT_MEMBER, GCP_SERVICE_ACCOUNT_BINDING];

/** Grants on a whole project, folder or organization. */
export const PROJECT_GRANTS = ["projects", "folder", "organizations"].flatMap((scope) => [
  `gcp:${scope}/iAMMember:IAMMember`,
  `gcp:${scope}/iAMBinding:IAMBinding`,
]);

/** The fields of a grant that name who gets its role. */
export function membersOfGrant(grant: DeclaredResource): readonly Field[] {
  return grant.type.endsWith("Binding") ? grant.at("members").items() : [grant.at("member")];
}

/** What a grant on a whole project gives. */
export function rightsOfGrant(grant: DeclaredResource, cloud: Resources): Rights {
  return boundedBy(grant.at("condition").isSet, rightsOfGoogleRole(grant.at("role"), cloud));
}

/** What a service account of Google may do in its project, by the grants of the program. */
export function rightsOfAccount(account: DeclaredResource, cloud: Resources): Rights {
  return cloud.remember(`rights:${account.declaration.urn}`, () => {
    const { ofAny, ofOpen } = grantsIn(cloud);
    const certain = grantsTo(account, cloud).map(({ verdict, rights }) => conditionalOn(verdict, rights));
    return allRights([...certain, ofOpen, account.at("accountId").string() === UNKNOWN ? ofAny : NO_RIGHTS]);
  });
}

/** A grant on a project to an account, for certain or perhaps. */
export interface AccountGrant {
  /** The field with its role. */
  readonly field: Field;
  readonly verdict: Truth;
  readonly rights: Rights;
}

/** The grants on a project that name an account of Google. */
export function grantsTo(account: DeclaredResource, cloud: Resources): readonly AccountGrant[] {
  const { byAccount, byAddress } = grantsIn(cloud);
  const id = account.at("accountId").string();
  const named = typeof id === "string" ? (byAddress.get(id) ?? []) : [];
  return [...(byAccount.get(account) ?? []), ...named].map(({ grant, verdict }) => ({
    field: grant.at("role"),
    verdict,
    rights: rightsOfGrant(grant, cloud),
  }));
}

interface Held {
  readonly grant: DeclaredResource;
  readonly verdict: Truth;
}

/** The grants by who gets them: an account that they come from, or the part of its address before the `@`. */
function grantsIn(cloud: Resources) {
  return cloud.remember("google-grants", () => {
    const byAccount = new Map<DeclaredResource, Held[]>();
    const byAddress = new Map<string, Held[]>();
    const open: Held[] = [];
    for (const grant of cloud.of(...PROJECT_GRANTS)) {
      for (const member of membersOfGrant(grant)) {
        const text = member.string();
        if (typeof text === "string") addTo(byAddress, localPartOf(text), { grant, verdict: true });
        if (text !== UNKNOWN) continue;
        const named = namedByEdges(member, cloud, [GCP_SERVICE_ACCOUNT]);
        if (named.length === 0) open.push({ grant, verdict: UNKNOWN });
        for (const { identity, isCertain } of named)
          addTo(byAccount, identity, { grant, verdict: isCertain });
      }
    }
    const perhaps = (held: readonly Held[]) =>
      conditionalOn(UNKNOWN, allRights(held.map(({ grant }) => rightsOfGrant(grant, cloud))));
    return { byAccount, byAddress, ofAny: perhaps([...byAddress.values()].flat()), ofOpen: perhaps(open) };
  });
}

function localPartOf(member: string): string {
  return member.replace(/^serviceAccount:/, "").replace(/@.*$/s, "");
}

/** The accounts that a field with an account's address may name: those of its edges where it is not known. */
export function accountsNamedBy(address: Field, cloud: Resources): readonly Named[] {
  const text = address.string();
  if (text === undefined) return [];
  if (text === UNKNOWN) return namedByEdges(address, cloud, [GCP_SERVICE_ACCOUNT]);
  const index = cloud.remember("google-accounts", () => {
    const byId = new Map<string | typeof UNKNOWN, Named[]>();
    for (const identity of cloud.of(GCP_SERVICE_ACCOUNT)) {
      const id = identity.at("accountId").string();
      if (id !== undefined) addTo(byId, id, { identity, isCertain: id === UNKNOWN ? UNKNOWN : true });
    }
    return byId;
  });
  const id = text.replace(/^.*\//, "");
  return [...(index.get(localPartOf(id)) ?? []), ...(index.get(UNKNOWN) ?? [])];
}

/** Pods as Google names them: `<pool>[<namespace>/<name>]`, or subjects and sets of the pool of a cluster. */
const WORKLOAD =
  /^serviceAccount:[^[\]]+\.svc\.id\.goog\[|^principal(Set)?:\/\/.*\/workloadIdentityPools\/[^/]+\.svc\.id\.goog\//;

/** Whether a grant goes to pods of a cluster; an output that comes from an account is that account. */
export function isWorkload(member: Field, cloud: Resources): Truth {
  const text = member.string();
  if (text !== UNKNOWN) return text !== undefined && WORKLOAD.test(text);
  return namedByEdges(member, cloud, [GCP_SERVICE_ACCOUNT]).some(({ isCertain }) => isCertain === true)
    ? false
    : UNKNOWN;
}
