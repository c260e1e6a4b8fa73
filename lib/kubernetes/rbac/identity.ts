import { UNKNOWN, type Unknown } from "../value";
import { groupNamed, type Holder, userNamed } from "./binding";
import { keysToFind, keysToHold } from "./names";

/** Who makes a request. A namespace is a key of the cluster; a name may be the URN of the object. */
export type Identity =
  | { readonly kind: "ServiceAccount"; readonly namespace: string; readonly name: string }
  | { readonly kind: "User"; readonly name: string }
  | { readonly kind: "Group"; readonly name: string };

const AUTHENTICATED = "system:authenticated";
const UNAUTHENTICATED = "system:unauthenticated";
const ANONYMOUS = "system:anonymous";

/** The keys under which an index holds a subject. */
export function keysOfHolder([kind, ...names]: Holder): string[] {
  return keysToHold(names).map((key) => kind + key);
}

/**
 * The keys of all subjects that an identity is, or may be: itself and the groups that it is in for certain. A member
 * of a group stands for the group. Which further groups an authenticator puts a user in, nobody knows here.
 *
 * Source: Kubernetes documentation, "Authenticating" and "User impersonation"; MakeGroupNames of
 * k8s.io/apiserver, pkg/authentication/serviceaccount.
 */
export function keysOfIdentity(identity: Identity): ReadonlyMap<string, true | Unknown> {
  const holders = holdersOf(identity);
  const keys = new Map<string, true | Unknown>();
  for (const [kind, ...names] of holders) {
    for (const [key, verdict] of keysToFind(names as string[])) keys.set(kind + key, verdict);
  }
  const open: Holder[] = [["group", UNKNOWN], ["unknown"]];
  if (identity.kind !== "Group") open.push(["user", UNKNOWN]);
  for (const key of open.flatMap(keysOfHolder)) keys.set(key, UNKNOWN);
  return keys;
}

function holdersOf(identity: Identity): Holder[] {
  if (identity.kind === "ServiceAccount") return accountHolders(identity.namespace, identity.name);
  return identity.kind === "User" ? holdersOfUser(identity.name) : holdersOfGroup(identity.name);
}

function accountHolders(namespace: string, name: string): Holder[] {
  return [["account", namespace, name], ...accountsHolders(namespace)];
}

function accountsHolders(namespace: string): Holder[] {
  return [
    ["accounts", namespace],
    ["group", "system:serviceaccounts"],
    ["group", AUTHENTICATED],
  ];
}

function holdersOfUser(name: string): Holder[] {
  const holder = userNamed(name);
  if (holder[0] === "account") return accountHolders(holder[1] as string, holder[2] as string);
  if (name === ANONYMOUS) return [holder, ["group", UNAUTHENTICATED]];
  const groups = name.startsWith("system:node:") ? ["system:nodes", AUTHENTICATED] : [AUTHENTICATED];
  return [holder, ...groups.map((group): Holder => ["group", group])];
}

function holdersOfGroup(name: string): Holder[] {
  const holder = groupNamed(name);
  if (holder[0] === "accounts") return accountsHolders(holder[1] as string);
  if (name === UNAUTHENTICATED)
    return [
      ["user", ANONYMOUS],
      ["group", name],
    ];
  return name === AUTHENTICATED ? [holder] : [holder, ["group", AUTHENTICATED]];
}
