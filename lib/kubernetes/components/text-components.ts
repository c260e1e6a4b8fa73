import type { Field } from "../field";
import { Pod } from "../pod";
import { isMap, UNKNOWN, type Value, type ValueMap } from "../value";
import { type CommandLine, commandLineOf, flagsIn, type Word, wordsIn } from "./command-line";
import { controlPlaneLines, kubeletLine } from "./kubeadm";
import { unpack } from "./unpack";

/** A configuration document of a component. */
export interface ConfigDocument {
  readonly kind: string;
  /** What it holds, at the place of the text that holds it. */
  readonly document: Field;
}

/** Something of which nobody knows yet what it configures: a program, or a text. */
export interface Unread {
  readonly field: Field;
  /** Whether it can be no more than the kubelet of a node. */
  readonly isForNode: boolean;
}

/** What one object says of components of Kubernetes. */
export interface Components {
  readonly lines: readonly CommandLine[];
  readonly documents: readonly ConfigDocument[];
  readonly unread: readonly Unread[];
}

export const NONE: Components = { lines: [], documents: [], unread: [] };

/** All of several parts. */
export function together(all: readonly Components[]): Components {
  return {
    lines: all.flatMap(({ lines }) => lines),
    documents: all.flatMap(({ documents }) => documents),
    unread: all.flatMap(({ unread }) => unread),
  };
}

/** The components that the containers of a pod run. */
export function inPod(pod: Pod): Components {
  const lines: CommandLine[] = [];
  const unread: Unread[] = [];
  for (const container of pod.containers) {
    const line = commandLineOf(container);
    if (line === UNKNOWN) unread.push({ field: container.at("command"), isForNode: false });
    else if (line !== undefined) lines.push(line);
  }
  return { ...NONE, lines, unread };
}

/** Words one of which a text has that configures a component; all others need not be parsed. */
const TELLING =
  /Configuration\b|\bkind: *["']?(Policy|Pod|NodeConfig)\b|kubelet|kube-apiserver|MIME-Version|#cloud-config|"kind"/;

/** The components that a text configures, however it is packed. */
export function inText(field: Field, text: string): Components {
  if (!TELLING.test(text)) return NONE;
  const { documents, scripts } = unpack(text);
  const isOfKubeadm = documents.some(
    ({ kind }) => kind === "ClusterConfiguration" || kind === "InitConfiguration",
  );
  return together([
    ...documents.map((document) => inDocument(field, document, isOfKubeadm)),
    ...scripts.map((script) => inScript(field, script)),
  ]);
}

/** What kubeadm sets in the configuration of kubelets where its own configuration leaves it out. */
const KUBEADM_KUBELET: ValueMap = {
  authentication: { x509: { clientCAFile: "/etc/kubernetes/pki/ca.crt" } },
  rotateCertificates: true,
};

/** What nodes of EKS set, with or without the configuration of their owner. */
const EKS_KUBELET: ValueMap = {
  authentication: { x509: { clientCAFile: "/etc/kubernetes/pki/ca.crt" } },
  protectKernelDefaults: true,
  serverTLSBootstrap: true,
};

function inDocument(field: Field, value: ValueMap, isOfKubeadm: boolean): Components {
  const document = field.withValue(value);
  const kind = document.key("kind").string();
  if (kind === "Pod") return inPod(new Pod(field.owner, document));
  if (kind === "ClusterConfiguration") return { ...NONE, lines: controlPlaneLines(document) };
  if (kind === "InitConfiguration" || kind === "JoinConfiguration")
    return { ...NONE, lines: [kubeletLine(document)] };
  if (kind === "NodeConfig") return inNodeConfig(document);
  if (typeof kind !== "string") return { ...NONE, lines: linesOfDistribution(document) };
  const whole = kind === "KubeletConfiguration" && isOfKubeadm ? over(KUBEADM_KUBELET, value) : value;
  return { ...NONE, documents: [{ kind, document: field.withValue(whole) }] };
}

/** The configuration of a node of EKS on Amazon Linux 2023. */
function inNodeConfig(document: Field): Components {
  const config = document.at("spec.kubelet.config");
  const flags = document.at("spec.kubelet.flags");
  const whole = isMap(config.value) ? config.withValue(over(EKS_KUBELET, config.value)) : undefined;
  return {
    ...NONE,
    lines: flags.isAbsent
      ? []
      : [
          ofKubelet(
            flags,
            flags.items().flatMap((item) => wordsIn(item)),
          ),
        ],
    documents: whole === undefined ? [] : [{ kind: "KubeletConfiguration", document: whole }],
  };
}

/** Keys of configuration files of k3s and RKE2 that hold flags of a component, without dashes. */
const DISTRIBUTION_KEYS = {
  "kube-apiserver-arg": "kube-apiserver",
  "kube-controller-manager-arg": "kube-controller-manager",
  "kube-scheduler-arg": "kube-scheduler",
  "etcd-arg": "etcd",
  "kubelet-arg": "kubelet",
  "kube-proxy-arg": "kube-proxy",
} as const;

function linesOfDistribution(document: Field): CommandLine[] {
  return Object.entries(DISTRIBUTION_KEYS).flatMap(([key, component]) => {
    const place = document.key(key);
    if (place.isAbsent) return [];
    const given = typeof place.value === "string" ? [place] : place.items();
    const words = given.flatMap((item) =>
      wordsIn(item).map((word): Word => ({ ...word, text: word.text?.replace(/^(?!-)/, "--") })),
    );
    return [{ component, flags: flagsIn(words), isWhole: false, place, title: component }];
  });
}

/** The arguments that a script of a node passes on to its kubelet. */
export function inScript(field: Field, script: string): Components {
  const found = script.matchAll(/--kubelet-extra-args[ =](["'])(.*?)\1|KUBELET_EXTRA_ARGS=(["'])(.*?)\3/gs);
  const lines = [...found].map(([, , byFlag, , byVariable]) => {
    const words = (byFlag ?? byVariable ?? "").split(/\s+/).map((text): Word => ({ field, text }));
    return ofKubelet(field, words);
  });
  return { ...NONE, lines };
}

/** A kubelet that others configure too: only what its arguments say counts. */
export function ofKubelet(place: Field, words: readonly Word[]): CommandLine {
  return { component: "kubelet", flags: flagsIn(words), isWhole: false, place, title: "kubelet" };
}

/** A map laid over another, down to their values. */
function over(base: ValueMap, top: ValueMap): ValueMap {
  const merged: Record<string, Value | undefined> = { ...base };
  for (const [name, value] of Object.entries(top)) {
    const below = base[name];
    merged[name] = isMap(below) && isMap(value) ? over(below, value) : value;
  }
  return merged;
}
