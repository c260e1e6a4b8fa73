import { DEFAULT_CAPABILITIES } from "../kubernetes/pods/capabilities";
import type { Container } from "../kubernetes/pods/container";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../model/value";
import { isRoot, type Root } from "./containers";

/**
 * Whether code in one container may trace the processes of another, and so read and change all that they have, where
 * both share a process namespace: it has the same user and at least the same capabilities, or may trace every process.
 *
 * Source: ptrace(2), "Ptrace access mode checking".
 */
export function controlsProcesses(from: Container, to: Container): Omit<Root, "field"> {
  const [one, other] = [isRoot(from), isRoot(to)];
  const tracesAll = allOf([one.verdict, holdsCapability(from, "SYS_PTRACE")]);
  const asRoots = allOf([one.verdict, other.verdict, hasAsMany(from, to)]);
  const verdict = anyOf([tracesAll, asRoots, isSameUser(from, to)]);
  const assumes = one.assumes ?? (tracesAll === true ? undefined : other.assumes);
  return verdict === false || assumes === undefined ? { verdict } : { verdict, assumes };
}

/** Processes of a user that is not root have no capabilities to compare. */
function isSameUser(from: Container, to: Container): Truth {
  const users = [from, to].map((container) => container.effective("runAsUser").number());
  const [one, other] = users;
  if (one === 0 || other === 0 || one === undefined || other === undefined) return false;
  return one === UNKNOWN || other === UNKNOWN ? UNKNOWN : one === other;
}

function holdsCapability(container: Container, name: string): Truth {
  const capabilities = capabilitiesOf(container);
  return capabilities === UNKNOWN ? UNKNOWN : capabilities === "all" || capabilities.has(name);
}

function hasAsMany(from: Container, to: Container): Truth {
  const ours = capabilitiesOf(from);
  const theirs = capabilitiesOf(to);
  if (ours === "all") return true;
  if (ours === UNKNOWN || theirs === UNKNOWN) return UNKNOWN;
  return theirs !== "all" && [...theirs].every((name) => ours.has(name));
}

type Capabilities = ReadonlySet<string> | "all" | Unknown;

/** The capabilities of root in a container. A runtime gives NET_RAW, too, unless it is set up not to. */
function capabilitiesOf(container: Container): Capabilities {
  const [added, dropped] = [container.addedCapabilities, container.droppedCapabilities].map((list) =>
    list.map(({ name }) => name),
  ) as [(string | Unknown)[], (string | Unknown)[]];
  if (container.isPrivileged === true || added.includes("ALL")) return "all";
  if (container.isPrivileged === UNKNOWN || added.includes(UNKNOWN) || dropped.includes(UNKNOWN))
    return UNKNOWN;
  const kept = dropped.includes("ALL")
    ? []
    : [...DEFAULT_CAPABILITIES, "NET_RAW"].filter((name) => !dropped.includes(name));
  return new Set([...kept, ...added] as string[]);
}
