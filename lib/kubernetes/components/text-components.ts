import type { Field } from "../../model/field";
import { isMap, UNKNOWN, type Value, type ValueMap } from "../../model/value";
import { Pod } from "../pods/pod";
import { type CommandLine, commandLineOf, componentLine, flagsIn, wordsOf } from "./command-line";
import { linesOfFile, wrappedCommandLines } from "./distribution";
import { controlPlaneLines, kubeletLine } from "./kubeadm";
import { shellCommands } from "./shell";
import { unpack } from "./unpack";

/** A configuration document of a component. */
export interface ConfigDocument {
  readonly kind: string;
  /** What it holds, at the place of the text that holds it. */
  readonly document: Field;
}

/** Something of which nobody knows yet what it configures. */
export interface Unread {
  readonly field: Field;
  /** What it may be: a program, a text with any configuration, or a text for a node, which runs a kubelet alone. */
  readonly mayBe: "program" | "configuration" | "node configuration";
}

/** What one object says of components of Kubernetes. */
export interface Components {
  readonly lines: readonly CommandLine[];
  readonly documents: readonly ConfigDocument[];
  readonly unread: readonly Unread[];
}

export const NO_COMPONENTS: Components = { lines: [], documents: [], unread: [] };

/** All of several parts. */
export function merge(all: readonly Components[]): Components {
  const some = all.filter((each) => each !== NO_COMPONENTS);
  if (some.length < 2) return some[0] ?? NO_COMPONENTS;
  return {
    lines: some.flatMap(({ lines }) => lines),
    documents: some.flatMap(({ documents }) => documents),
    unread: some.flatMap(({ unread }) => unread),
  };
}

/** The components that the containers of a pod run. */
export function inPod(pod: Pod): Components {
  return merge(
    pod.containers.map((container) => {
      const line = commandLineOf(container);
      if (line === undefined) return NO_COMPONENTS;
      if (line !== UNKNOWN) return inLine(line);
      return { ...NO_COMPONENTS, unread: [{ field: container.at("command"), mayBe: "program" }] };
    }),
  );
}

/**
 * What a text has that configures a component: the kind of a document, the start of user data, a key of a file without
 * a kind. Dashboards and rules of alerts name components too, are long, and need not be taken apart.
 */
const TELLING = [
  /\bkind["']?[ \t]*:[ \t]*["']?(\w+Configuration|Policy|Pod|NodeConfig)\b/,
  /^(#cloud-config|MIME-Version:|Content-Type:)/i,
  /^#![\s\S]*(kube|etcd|k3s|rke2)/i,
  /^(ExecStart=|\[settings\b|(kube[\w-]+|etcd)-arg:|(client|peer)-transport-security:|listen-client-urls:|write-kubeconfig-mode:|secrets-encryption:)/m,
];

/** The components that a text configures, however it is packed. */
export function inText(field: Field, text: string): Components {
  if (!TELLING.some((pattern) => pattern.test(text))) return NO_COMPONENTS;
  const { documents, scripts } = unpack(text);
  const has = (wanted: string) => documents.some(({ kind }) => kind === wanted);
  // `kubeadm join` reads nothing of the cluster from its own file.
  const isForJoin = has("JoinConfiguration") && !has("InitConfiguration");
  const counting = documents.filter(({ kind }) => !(isForJoin && kind === "ClusterConfiguration"));
  const isOfKubeadm = has("ClusterConfiguration") || has("InitConfiguration");
  return merge([
    ...counting.map((document) => inDocument(field, document, isOfKubeadm)),
    ...scripts.map((script) => inScript(field, script)),
  ]);
}

/** What kubeadm sets in the configuration of kubelets where its own configuration leaves it out. */
const KUBEADM_KUBELET: ValueMap = {
  authentication: { x509: { clientCAFile: "/etc/kubernetes/pki/ca.crt" } },
  rotateCertificates: true,
};

/**
 * What nodes of EKS set, with or without the configuration of their owner.
 *
 * Source: the defaults of nodeadm in awslabs/amazon-eks-ami, and the settings of Bottlerocket for EKS.
 */
const EKS_KUBELET: ValueMap = {
  authentication: { x509: { clientCAFile: "/etc/kubernetes/pki/ca.crt" } },
  protectKernelDefaults: true,
  // The kubelet shows the API server an identity of IAM, so that it has no client certificate to renew.
  rotateCertificates: true,
  serverTLSBootstrap: true,
};

/** The components that one document configures, at the place of a field. */
export function inDocument(field: Field, value: ValueMap, isOfKubeadm: boolean): Components {
  const document = field.withValue(value);
  const kind = document.key("kind").string();
  if (kind === "Pod") return inPod(new Pod(field.owner, document));
  if (kind === "ClusterConfiguration") return { ...NO_COMPONENTS, lines: controlPlaneLines(document) };
  if (kind === "InitConfiguration" || kind === "JoinConfiguration")
    return { ...NO_COMPONENTS, lines: [kubeletLine(document)] };
  if (kind === "NodeConfig") return inNodeConfig(document);
  if (typeof kind === "string") {
    const whole = kind === "KubeletConfiguration" && isOfKubeadm ? over(KUBEADM_KUBELET, value) : value;
    return { ...NO_COMPONENTS, documents: [{ kind, document: field.withValue(whole) }] };
  }
  if (!document.key("settings").isAbsent) return inBottlerocket(document);
  return merge(linesOfFile(document).map(inLine));
}

/** The configuration of a node of EKS on Amazon Linux 2023. */
function inNodeConfig(document: Field): Components {
  const config = document.at("spec.kubelet.config");
  const flags = document.at("spec.kubelet.flags").items();
  const words = flags.flatMap((flag) => wordsOf([textOf(flag)], flag));
  return {
    ...NO_COMPONENTS,
    lines: words.length === 0 ? [] : [ofKubelet(document.at("spec.kubelet.flags"), words)],
    documents: kubeletOfEks(config),
  };
}

/** User data of Bottlerocket: its settings of Kubernetes are fields of the kubelet, in kebab case. */
function inBottlerocket(document: Field): Components {
  const settings = document.at("settings.kubernetes");
  const fields = isMap(settings.value) ? Object.entries(settings.value) : [];
  const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const config = settings.withValue(
    Object.fromEntries(fields.map(([name, value]) => [camelCase(name), value])),
  );
  return {
    ...NO_COMPONENTS,
    documents: [{ kind: BOTTLEROCKET, document }, ...(settings.isAbsent ? [] : kubeletOfEks(config))],
  };
}

/** The kind by which policies ask for the settings of Bottlerocket, a document that has none. */
export const BOTTLEROCKET = "Bottlerocket";

function kubeletOfEks(config: Field): ConfigDocument[] {
  if (!isMap(config.value)) return [];
  return [{ kind: "KubeletConfiguration", document: config.withValue(over(EKS_KUBELET, config.value)) }];
}

/** The components that a script starts, and the arguments that it passes on to kubelets. */
export function inScript(field: Field, script: string): Components {
  return merge(
    shellCommands(script).map((command) => {
      const words = wordsOf(command, field);
      const line = componentLine(words, field);
      if (line !== undefined) return inLine(line);
      return merge(argumentsIn(command).map(([program, text]) => passedOn(program, text, field)));
    }),
  );
}

/** Flags and variables by which scripts of distributions take arguments of the component that they start. */
const ARGUMENTS = /^(--kubelet-extra-args|KUBELET_EXTRA_ARGS|INSTALL_K3S_EXEC|INSTALL_RKE2_EXEC)(?:=(.*))?$/s;

function argumentsIn(command: readonly string[]): [program: string, text: string][] {
  return command.flatMap((word, index): [string, string][] => {
    const [whole, name = "", value = command[index + 1] ?? ""] = ARGUMENTS.exec(word) ?? [];
    const program = name.startsWith("INSTALL_") ? "k3s" : "kubelet";
    return whole === undefined ? [] : [[program, value]];
  });
}

/** A kubelet, or K3s, that a script starts with more arguments than are its own. */
function passedOn(program: string, text: string, field: Field): Components {
  const [words = []] = shellCommands(`${program} ${text}`);
  const line = componentLine(wordsOf(words, field), field);
  return line === undefined
    ? NO_COMPONENTS
    : inLine({ ...line, isWhole: line.isWhole === UNKNOWN ? UNKNOWN : false });
}

function inLine(line: CommandLine): Components {
  return { ...NO_COMPONENTS, lines: [line, ...wrappedCommandLines(line)] };
}

/** A kubelet that others configure too: only what its arguments say counts. */
function ofKubelet(place: Field, words: Parameters<typeof flagsIn>[0]): CommandLine {
  return { component: "kubelet", flags: flagsIn(words), isWhole: false, place, title: "kubelet" };
}

function textOf(field: Field): string {
  const text = field.string();
  return typeof text === "string" ? text : "";
}

/** A map laid over another, down to their values. */
export function over(base: ValueMap, top: ValueMap): ValueMap {
  const merged: Record<string, Value | undefined> = { ...base };
  for (const [name, value] of Object.entries(top)) {
    const below = base[name];
    merged[name] = isMap(below) && isMap(value) ? over(below, value) : value;
  }
  return merged;
}
