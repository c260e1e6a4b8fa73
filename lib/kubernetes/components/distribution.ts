import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { isList, isMap, type Truth, UNKNOWN, type Unknown, type Value } from "../../model/value";
import { type CommandLine, type Component, type Flag, flagsIn } from "./command-line";

/** Flags of K3s and RKE2, and keys of their configuration file, that hand a flag on to a component. */
const HANDED_ON: Readonly<Record<string, Component>> = {
  "kube-apiserver-arg": "kube-apiserver",
  "kube-controller-manager-arg": "kube-controller-manager",
  "kube-scheduler-arg": "kube-scheduler",
  "etcd-arg": "etcd",
  "kubelet-arg": "kubelet",
  "kube-proxy-arg": "kube-proxy",
};

/** Keys that only a configuration file of K3s or RKE2 has. */
const TELLING = [
  ...Object.keys(HANDED_ON),
  "write-kubeconfig-mode",
  "secrets-encryption",
  "disable-cloud-controller",
];

/** Keys that only a configuration file of etcd has. */
const OF_ETCD = ["client-transport-security", "peer-transport-security", "listen-client-urls"];

/** The lines of the components that get flags by way of K3s or RKE2, whose own defaults hold for the rest. */
export function wrappedCommandLines({ component, flags, place }: CommandLine): CommandLine[] {
  if (component !== "k3s") return [];
  return Object.entries(HANDED_ON).flatMap(([name, target]) => {
    const given = flags.get(name);
    if (given === undefined) return [];
    const words = given.map(({ field, value }) => ({ field, text: value === UNKNOWN ? "" : `--${value}` }));
    const isWhole = given.some(({ value }) => value === UNKNOWN) ? UNKNOWN : false;
    return [
      { component: target, flags: flagsIn(words), isWhole, place: given[0]?.field ?? place, title: target },
    ];
  });
}

/** Flags whose value lets a machine join the cluster. */
const TOKENS = ["token", "agent-token"];

/** A token on the command line of K3s or RKE2, or one that may be there. */
interface JoinToken {
  readonly name: string;
  readonly field: Field;
  /** Whether its value is written out; one that a script fetches itself is not. */
  readonly isWritten: Truth;
}

/** The tokens that a command line of K3s or RKE2 gives. */
export function joinTokensOf(line: CommandLine): JoinToken[] {
  if (line.component !== "k3s") return [];
  return TOKENS.flatMap((name): JoinToken[] => {
    const given = line.flags.get(name)?.at(-1);
    if (given === undefined)
      return line.isWhole === UNKNOWN ? [{ name, field: line.place, isWritten: UNKNOWN }] : [];
    return [{ name, field: given.field, isWritten: given.value === UNKNOWN ? UNKNOWN : given.value !== "" }];
  });
}

/** The lines that a configuration file without a kind stands for: one of K3s, RKE2 or etcd; else none. */
export function linesOfFile(document: Field): CommandLine[] {
  const keys = isMap(document.value) ? Object.keys(document.value) : [];
  if (TELLING.some((key) => keys.includes(key))) {
    return [{ component: "k3s", flags: flagsOf(document), isWhole: false, place: document, title: "k3s" }];
  }
  if (!OF_ETCD.some((key) => keys.includes(key))) return [];
  const flags = new Map([
    ...flagsOf(document),
    ...flagsOf(document.key("client-transport-security")),
    ...[...flagsOf(document.key("peer-transport-security"))].map(
      ([name, given]) => [`peer-${name}`, given] as const,
    ),
  ]);
  // Flags count no more where there is a file, so all that it leaves out is unset.
  return [{ component: "etcd", flags, isWhole: true, place: document, title: "etcd" }];
}

/** The scalars of a map, and the elements of its lists, as flags. */
function flagsOf(map: Field): Map<string, Flag[]> {
  const flags = new Map<string, Flag[]>();
  for (const [name, field] of map.entries()) {
    if (name === UNKNOWN || isMap(field.value)) continue;
    for (const each of isList(field.value) ? field.items() : [field])
      addTo(flags, name, { field: each, value: textOf(each.value) });
  }
  return flags;
}

function textOf(value: Value | undefined): string | Unknown {
  if (value === UNKNOWN || isMap(value) || isList(value)) return UNKNOWN;
  return String(value ?? "");
}
