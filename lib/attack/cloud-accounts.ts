import { trustIn } from "../cloud/account-trust";
import { identitiesOf } from "../cloud/acting-pods";
import { actingAccounts, type IdentityAssignment } from "../cloud/identity-assignment";
import type { Rights } from "../cloud/shared/identity-rights";
import type { Cluster } from "../kubernetes/cluster";
import type { Pod } from "../kubernetes/pods/pod";
import type { Name } from "../kubernetes/rbac/names";
import { identityField, identityOfPod } from "../kubernetes/rbac/service-account";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { allOf, not, type Truth, UNKNOWN } from "../model/value";
import type { Fix, StepDraft } from "./step";
import type { Vertex } from "./vertex";
import { cloudIdentityVertex, cloudRightVertex, containerVertex, identityVertex } from "./vertices";

/** A way in which service accounts act as identities of a cloud. */
export interface Mechanism {
  /** Whether an assignment is one of this way. */
  readonly isOf: (use: IdentityAssignment) => boolean;
  /** Whether the identity lets the service account act as it. */
  readonly trust: (account: Account, identity: DeclaredResource, cluster: Cluster) => Trust;
  /** Whether the containers of a pod get what it takes. */
  readonly reaches?: (pod: Pod) => Truth;
}

interface Account {
  readonly namespace: Name;
  readonly name: Name;
}

interface Trust {
  readonly holds: Truth;
  readonly fixes: readonly Fix[];
}

/**
 * The steps from service accounts, and from the pods that run as them, to the identities of the cloud that they act as.
 * Pods need no token for the API server for this: they get one for the cloud.
 */
export function* actingSteps(cluster: Cluster, mechanism: Mechanism): Generator<StepDraft> {
  const any = anyAccount(cluster);
  let isUsed = false;
  for (const { namespace, name, use, verdict } of actingAccounts(cluster)) {
    const acting: Acting = { use, verdict: allOf([verdict, use.isCertain]) };
    for (const step of stepsAs(cluster, mechanism, { namespace, name }, acting)) {
      isUsed = true;
      yield { ...step, from: [any] };
      if (namespace === UNKNOWN || name === UNKNOWN) continue;
      const from = identityVertex(cluster, { kind: "ServiceAccount", namespace, name });
      const assumes = "who acts as the account can make a token of it for the cloud";
      yield { ...step, from: [from], ...(step.holds === true && { assumes }) };
    }
  }
  if (isUsed) for (const pod of cluster.pods) yield* stepsOfPod(cluster, pod, mechanism);
}

/** Stands for every service account that acts as an identity of a cloud. */
function anyAccount({ id }: Cluster): Vertex {
  const title = "any ServiceAccount that acts as an identity of the cloud";
  return { id: `accounts ${id} of the cloud`, kind: "accounts", title, cluster: id };
}

/** A pod whose account is not known may run as any of them. */
function* stepsToAny(cluster: Cluster, pod: Pod): Generator<StepDraft> {
  for (const container of pod.containers) {
    if (container.keepsRunning === false) continue;
    yield {
      from: [containerVertex(container)],
      to: anyAccount(cluster),
      holds: UNKNOWN,
      at: identityField(cluster, pod),
      because: "its service account is not known yet",
    };
  }
}

function* stepsOfPod(cluster: Cluster, pod: Pod, mechanism: Mechanism): Generator<StepDraft> {
  const account = identityOfPod(cluster, pod);
  const gets = mechanism.reaches?.(pod) ?? true;
  if (account === UNKNOWN) yield* stepsToAny(cluster, pod);
  if (account === UNKNOWN || gets === false) return;
  for (const { use, verdict } of identitiesOf(cluster, pod)) {
    for (const step of stepsAs(cluster, mechanism, account, { use, verdict: allOf([verdict, gets]) })) {
      const { field, identity } = use;
      const removal: Fix = { field, change: `do not name ${identity?.title} (${field.path})`, cost: 2 };
      for (const container of pod.containers) {
        if (container.keepsRunning === false) continue;
        yield { ...step, from: [containerVertex(container)], fixes: [removal, ...(step.fixes ?? [])] };
      }
    }
  }
}

interface Acting {
  readonly use: IdentityAssignment;
  readonly verdict: Truth;
}

function stepsAs(
  cluster: Cluster,
  { isOf, trust }: Mechanism,
  account: Account,
  { use, verdict }: Acting,
): Omit<StepDraft, "from">[] {
  const { identity, field } = use;
  if (verdict === false || !isOf(use)) return [];
  if (identity === undefined) return verdict === UNKNOWN ? [toUnknown(field)] : [];
  const trusted = trust(account, identity, cluster);
  const holds = allOf([verdict, trusted.holds]);
  if (holds === false) return [];
  const because = `${field.owner.title} names it`;
  return [{ to: cloudIdentityVertex(identity), holds, at: field, because, fixes: trusted.fixes }];
}

/** An identity that is not known yet, and of which nothing tells where it comes from. */
export const UNKNOWN_IDENTITY: Vertex = {
  id: "cloud identity ~unknown",
  kind: "cloud identity",
  title: "an identity of the cloud that is not known yet",
};

function toUnknown(field: Field): Omit<StepDraft, "from"> {
  const because = `${field.owner.title} may name one`;
  return { to: UNKNOWN_IDENTITY, holds: UNKNOWN, at: field, because };
}

/** Whether an identity trusts an account, where the annotation of the account names the identity. */
export function trustByIdentity(account: Account, identity: DeclaredResource, cluster: Cluster): Trust {
  const { trustsPods, trustsThis, field } = trustIn(account, identity, cluster.cloud);
  const fix: Fix = { field, change: `do not trust the account there (${field.path})`, cost: 2 };
  // Without any trust in pods here, another program may give it.
  const holds = trustsThis === false && not(trustsPods) !== false ? trustElsewhere(identity) : trustsThis;
  return { holds, fixes: trustsThis === false || field.path === "" ? [] : [fix] };
}

/** The policy of a role is whole; members of an account of Google may be added by other programs. */
function trustElsewhere({ type }: DeclaredResource): Truth {
  return type.startsWith("gcp:") ? UNKNOWN : false;
}

const RIGHTS = [
  ["administrator", "administrator"],
  ["readsSecrets", "data"],
  ["changesClusters", "clusters"],
  ["commandsNodes", "nodes"],
] as const;

/** The steps to the rights over a cloud account that something gives. */
export function* rightSteps(
  from: Vertex,
  rights: Rights,
  step: Omit<StepDraft, "from" | "to" | "holds">,
): Generator<StepDraft> {
  for (const [right, to] of RIGHTS) {
    const holds = rights[right];
    if (holds !== false) yield { ...step, from: [from], to: cloudRightVertex(to), holds };
  }
}
