import { UNKNOWN, type Unknown } from "../../model/value";
import { groupNamed, type Subject, userNamed } from "./binding";
import { indexKeys, lookupKeys } from "./names";

/** Who makes a request. A namespace is a key of the cluster; a name may be the URN of the object. */
export type Identity =
  | { readonly kind: "ServiceAccount"; readonly namespace: string; readonly name: string }
  | { readonly kind: "User"; readonly name: string }
  | { readonly kind: "Group"; readonly name: string };

const AUTHENTICATED = "system:authenticated";
const UNAUTHENTICATED = "system:unauthenticated";
const ANONYMOUS = "system:anonymous";

/** The keys under which an index holds a subject. */
export function keysOfSubject([kind, ...names]: Subject): string[] {
  return indexKeys(names).map((key) => kind + key);
}

/**
 * The keys of all subjects that an identity is, or may be: itself and the groups that it is in for certain. A member
 * of a group stands for the group. Which further groups an authenticator puts a user in, nobody knows here.
 *
 * Source: Kubernetes documentation, "Authenticating" and "User impersonation"; MakeGroupNames of
 * k8s.io/apiserver, pkg/authentication/serviceaccount.
 */
export function keysOfIdentity(identity: Identity): Keys {
  const known = KEYS.get(identity);
  if (known !== undefined) return known;
  const keys = keysIn(identity);
  KEYS.set(identity, keys);
  return keys;
}

type Keys = ReadonlyMap<string, true | Unknown>;

/** A policy asks many questions about one identity. */
const KEYS = new WeakMap<Identity, Keys>();

function keysIn(identity: Identity): Keys {
  const subjects = subjectsOf(identity);
  const keys = new Map<string, true | Unknown>();
  for (const [kind, ...names] of subjects) {
    for (const [key, verdict] of lookupKeys(names as string[])) keys.set(kind + key, verdict);
  }
  const open: Subject[] = [["group", UNKNOWN], ["unknown"]];
  if (identity.kind !== "Group") open.push(["user", UNKNOWN]);
  for (const key of open.flatMap(keysOfSubject)) keys.set(key, UNKNOWN);
  return keys;
}

function subjectsOf(identity: Identity): Subject[] {
  if (identity.kind === "ServiceAccount") return accountSubjects(identity.namespace, identity.name);
  return identity.kind === "User" ? subjectsOfUser(identity.name) : subjectsOfGroup(identity.name);
}

function accountSubjects(namespace: string, name: string): Subject[] {
  return [["account", namespace, name], ...accountsSubjects(namespace)];
}

function accountsSubjects(namespace: string): Subject[] {
  return [
    ["accounts", namespace],
    ["group", "system:serviceaccounts"],
    ["group", AUTHENTICATED],
  ];
}

function subjectsOfUser(name: string): Subject[] {
  const subject = userNamed(name);
  if (subject[0] === "account") return accountSubjects(subject[1] as string, subject[2] as string);
  if (name === ANONYMOUS) return [subject, ["group", UNAUTHENTICATED]];
  const groups = name.startsWith("system:node:") ? ["system:nodes", AUTHENTICATED] : [AUTHENTICATED];
  return [subject, ...groups.map((group): Subject => ["group", group])];
}

function subjectsOfGroup(name: string): Subject[] {
  const subject = groupNamed(name);
  if (subject[0] === "accounts") return accountsSubjects(subject[1] as string);
  if (name === UNAUTHENTICATED)
    return [
      ["user", ANONYMOUS],
      ["group", name],
    ];
  return name === AUTHENTICATED ? [subject] : [subject, ["group", AUTHENTICATED]];
}

/** The identity that a subject of a binding is; `undefined` where its name is not known. */
export function identityOfSubject([kind, first, second]: Subject): Identity | undefined {
  if (typeof first !== "string") return undefined;
  if (kind === "user") return { kind: "User", name: first };
  if (kind === "group") return { kind: "Group", name: first };
  if (kind === "accounts") return { kind: "Group", name: `system:serviceaccounts:${first}` };
  return typeof second === "string" ? { kind: "ServiceAccount", namespace: first, name: second } : undefined;
}
