import {
  EKS_COMPONENT_MANAGED_NODES,
  EKS_COMPONENT_NODES,
  EKS_COMPONENT_NODES_V2,
} from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { UNKNOWN } from "../../model/value";
import { isWorkload, POD_TEMPLATES, podsOf } from "../pods/workload";
import { carriedTexts, TEXT_CARRIERS } from "./carried-text";
import { FILE_TYPES, inConfigurationFile, isConfigurationFile } from "./configuration-files";
import { controlPlaneLines, kubeletLine } from "./kubeadm";
import { type Components, inPod, inScript, inText, merge, NO_COMPONENTS } from "./text-components";

/** Where the kinds of Cluster API keep what they hand to kubeadm. */
export const KUBEADM_SPECS: Readonly<Record<string, string>> = {
  "bootstrap.cluster.x-k8s.io/KubeadmConfig": "spec",
  "bootstrap.cluster.x-k8s.io/KubeadmConfigTemplate": "spec.template.spec",
  "controlplane.cluster.x-k8s.io/KubeadmControlPlane": "spec.kubeadmConfigSpec",
  "controlplane.cluster.x-k8s.io/KubeadmControlPlaneTemplate": "spec.template.spec.kubeadmConfigSpec",
};

/** Components of `@pulumi/eks` that pass arguments on to kubelets, and the inputs that hold them. */
const EKS_COMPONENTS = [EKS_COMPONENT_MANAGED_NODES, EKS_COMPONENT_NODES, EKS_COMPONENT_NODES_V2];

/** The kinds of objects, beside workloads, that configure components. */
const CARRIERS = new Set([...TEXT_CARRIERS, ...Object.keys(KUBEADM_SPECS), ...EKS_COMPONENTS]);

/** The types of the objects that may run components of Kubernetes, or configure them. */
export const COMPONENT_TYPES: readonly string[] = [...Object.keys(POD_TEMPLATES), ...CARRIERS, ...FILE_TYPES];

const componentsByObject = new WeakMap<DeclaredResource, Components>();

/** Whether an object is of a kind that runs components of Kubernetes, or configures them. */
export function mayConfigureComponents(object: DeclaredResource): boolean {
  return isWorkload(object) || CARRIERS.has(object.type) || isConfigurationFile(object);
}

/**
 * The components that an object runs or configures: in containers; by configuration documents of theirs and of
 * kubeadm, as they are or in ConfigMaps, Secrets and user data; by objects of Cluster API.
 */
export function componentsOf(object: DeclaredResource): Components {
  let components = componentsByObject.get(object);
  if (components === undefined) {
    components = merge([
      ...podsOf(object).map(inPod),
      inKubeadmSpec(object),
      inComponent(object),
      inConfigurationFile(object),
      ...inTexts(object),
    ]);
    componentsByObject.set(object, components);
  }
  return components;
}

function inTexts(object: DeclaredResource): Components[] {
  return carriedTexts(object).map(({ field, text, isForNode }) =>
    text === UNKNOWN ? unread(field, isForNode) : inText(field, text),
  );
}

function unread(field: Field, isForNode: boolean): Components {
  return { ...NO_COMPONENTS, unread: [{ field, mayBe: isForNode ? "node configuration" : "configuration" }] };
}

function inComponent(object: DeclaredResource): Components {
  if (!EKS_COMPONENTS.includes(object.type)) return NO_COMPONENTS;
  const options = object.at("nodeadmExtraOptions").items();
  return merge([
    inArguments(
      object.at("kubeletExtraArgs"),
      (text) => `bootstrap --kubelet-extra-args ${JSON.stringify(text)}`,
    ),
    inArguments(object.at("bootstrapExtraArgs"), (text) => `bootstrap ${text}`),
    ...options.map((option) => inFile(option.key("content"), true)),
  ]);
}

function inArguments(field: Field, script: (text: string) => string): Components {
  const text = field.string();
  if (text === UNKNOWN) return unread(field, true);
  return text === undefined ? NO_COMPONENTS : inScript(field, script(text));
}

function inKubeadmSpec(object: DeclaredResource): Components {
  const path = lookup(KUBEADM_SPECS, object.type);
  if (path === undefined) return NO_COMPONENTS;
  const spec = object.at(path);
  const configuration = spec.key("clusterConfiguration");
  const hasControlPlane = path.endsWith("kubeadmConfigSpec") || isForInit(spec);
  const files = spec.key("files").items();
  return merge([
    { ...NO_COMPONENTS, lines: hasControlPlane ? controlPlaneLines(configuration) : [] },
    {
      ...NO_COMPONENTS,
      lines: ["initConfiguration", "joinConfiguration"].map((name) => kubeletLine(spec.key(name))),
    },
    ...files.map((file) => inFile(file.key("content"), !hasControlPlane)),
  ]);
}

/**
 * Whether the machines of a bootstrap configuration may start a control plane: what it says of the cluster counts for
 * `kubeadm init` alone, and those that join have a configuration of their own for that.
 *
 * Source: the types of the kubeadm bootstrap provider of Cluster API.
 */
function isForInit(spec: Field): boolean {
  const [ofCluster, init, join] = ["clusterConfiguration", "initConfiguration", "joinConfiguration"].map(
    (name) => spec.key(name),
  );
  return ofCluster?.isAbsent === false && (init?.isAbsent === false || join?.isAbsent === true);
}

function inFile(content: Field, isForNode: boolean): Components {
  const text = content.string();
  if (text === UNKNOWN) return unread(content, isForNode);
  return text === undefined ? NO_COMPONENTS : inText(content, text);
}
