import type { Cluster } from "../kubernetes/cluster";
import type { Container } from "../kubernetes/pods/container";
import type { Pod } from "../kubernetes/pods/pod";
import type { Binding } from "../kubernetes/rbac/binding";
import type { Identity } from "../kubernetes/rbac/identity";
import type { DeclaredResource } from "../model/declared-resource";
import { oneLine } from "../model/field";
import { nameInUrn } from "../model/urn";
import { UNKNOWN } from "../model/value";
import { keyOfObject } from "./step";
import type { Goal, Vertex, VertexKind } from "./vertex";

/** Where an attacker starts. */
export const INTERNET: Vertex = { id: "internet", kind: "source", title: "the Internet" };
export const PRIVATE_NETWORK: Vertex = { id: "private", kind: "source", title: "the private network" };
export const ANY_CLOUD_ACCOUNT: Vertex = { id: "anyone", kind: "source", title: "any cloud account" };
/** The hypothesis that the image, or the application, of a container is the attacker's. */
export const COMPROMISE: Vertex = { id: "compromise", kind: "source", title: "a compromised image" };

function ofObject(kind: VertexKind, object: DeclaredResource): Vertex {
  return { id: `${kind} ${keyOfObject(object)}`, kind, title: object.title, object, ...clusterOf(object) };
}

/** Objects of the cloud go to no cluster. */
function clusterOf(object: DeclaredResource): Pick<Vertex, "cluster" | "namespace"> {
  const { declaration, kind, type, namespace } = object;
  if (type.includes(":") && kind === type) return {};
  return { cluster: declaration.cluster ?? "", ...(namespace !== UNKNOWN && { namespace }) };
}

function named(kind: VertexKind, cluster: Cluster, key: string, title: string, goal?: Goal): Vertex {
  return { id: `${kind} ${cluster.id} ${key}`, kind, title, cluster: cluster.id, ...(goal && { goal }) };
}

/** A goal, as something that each way to it ends in. */
export function goalVertex(cluster: string | undefined, goal: Goal): Vertex {
  return {
    id: `goal ${cluster === undefined ? "cloud" : `cluster ${cluster}`} ${goal}`,
    kind: "goal",
    title: goal,
    ...(cluster !== undefined && { cluster }),
  };
}

/** A Service, as what attackers reach. */
export function serviceVertex(service: DeclaredResource): Vertex {
  return ofObject("service", service);
}

/** Control over all containers of a pod; where a pod runs one container only, the same as code in that one. */
export function podVertex(pod: Pod): Vertex {
  return { ...ofObject("pod", pod.object), id: `pod ${keyOfObject(pod.object)} ${pod.template.path}` };
}

/** Code in one container of a pod. */
export function containerVertex(container: Container): Vertex {
  const ofPod = podVertex(container.pod);
  if (container.pod.containers.length === 1) return ofPod;
  const { object } = container.pod;
  const id = `container ${ofPod.id} ${container.field.path}`;
  return { id, kind: "container", title: `${container.title} of ${object.title}`, object };
}

/** A user, a group or a service account of a cluster: what its requests are allowed, the attacker is. */
export function identityVertex(cluster: Cluster, identity: Identity): Vertex {
  if (identity.kind !== "ServiceAccount")
    return named(
      "identity",
      cluster,
      `${identity.kind} ${identity.name}`,
      `${identity.kind} "${oneLine(identity.name)}"`,
    );
  const { namespace, name } = identity;
  const title = `ServiceAccount "${shownName(namespace)}/${shownName(name)}"`;
  return named("identity", cluster, `ServiceAccount ${namespace}/${name}`, title);
}

/** Names may be the URN of an object whose name Pulumi will choose. */
export function shownName(name: string): string {
  return oneLine(name.startsWith("urn:pulumi:") ? (nameInUrn(name) ?? name) : name);
}

/** What a binding gives. */
export function grantVertex(binding: Binding): Vertex {
  return ofObject("grant", binding.object);
}

/** Being one of the accounts whose rights are as good as the cluster. */
export function strongAccountVertex(cluster: Cluster): Vertex {
  const title = "a service account that can take over the cluster";
  return named("identity", cluster, "strong", title, "strong-account");
}

/** A hub over a kind of thing in one namespace, or in all where none is named. */
function hub(kind: VertexKind, what: string): (cluster: Cluster, namespace?: string) => Vertex {
  return (cluster, namespace) => {
    const where = namespace === undefined ? "all namespaces" : `namespace "${shownName(namespace)}"`;
    return {
      ...named(kind, cluster, namespace ?? "*", `${what} ${where}`),
      ...(namespace !== undefined && { namespace }),
    };
  };
}

/** Acting as any service account of a namespace. */
export const accountsVertex = hub("accounts", "any ServiceAccount of");
/** The contents of every Secret of a namespace. */
export function secretsVertex(cluster: Cluster, namespace?: string): Vertex {
  const vertex = hub("secrets", "every Secret of")(cluster, namespace);
  return { ...vertex, goal: namespace === undefined ? "all-secrets" : "namespace-secrets" };
}
/** Code in every pod of a namespace. */
export const podsVertex = hub("pods", "every pod of");
/** Pods that the attacker makes in a namespace. */
export const newPodsVertex = hub("new pods", "pods of the attacker's own in");
/** Containers with settings that the attacker chooses, as far as Pod Security admits them. */
export const ownContainersVertex = hub("own containers", "containers of the attacker's choice in");
/** The labels of a namespace, which decide what Pod Security admits. */
export const labelsVertex = hub("labels", "the labels of");
/** The ports of every pod of a namespace, past its NetworkPolicies. */
export const portsVertex = hub("ports", "every port of the pods of");
/** Everything in a namespace. */
export const namespaceVertex = hub("namespace", "everything in");

/** Pods that the attacker makes in some namespace, whichever it is. */
export function newPodsAnywhereVertex(cluster: Cluster): Vertex {
  return named("new pods", cluster, "somewhere", "pods of the attacker's own");
}

/** Acting as any service account that a pod uses. */
export function podUsersVertex(cluster: Cluster): Vertex {
  return named("accounts", cluster, "of pods", "the ServiceAccounts of all pods");
}

/** The ports of a pod, past its NetworkPolicies. */
export function portsOfPodVertex(pod: Pod): Vertex {
  const { id, title } = podVertex(pod);
  return { ...ofObject("ports", pod.object), id: `ports ${id}`, title: `the ports of ${title}` };
}

/** The content of one Secret, declared or not. */
export function secretVertex(cluster: Cluster, namespace: string, name: string): Vertex {
  return named(
    "secret",
    cluster,
    `${namespace}/${name}`,
    `Secret "${shownName(namespace)}/${shownName(name)}"`,
  );
}

/** The content of one ConfigMap, declared or not. */
export function configMapVertex(cluster: Cluster, namespace: string, name: string): Vertex {
  return named(
    "config map",
    cluster,
    `${namespace}/${name}`,
    `ConfigMap "${shownName(namespace)}/${shownName(name)}"`,
  );
}

/** The data of a claim, declared or not. */
export function claimVertex(cluster: Cluster, namespace: string, name: string): Vertex {
  return named("volume", cluster, `${namespace}/${name}`, claimTitle(namespace, name));
}

/** What an attacker leaves in a claim for others to find. */
export function writtenClaimVertex(cluster: Cluster, namespace: string, name: string): Vertex {
  const title = `files written to ${claimTitle(namespace, name)}`;
  return named("volume", cluster, `written ${namespace}/${name}`, title);
}

function claimTitle(namespace: string, name: string): string {
  return `PersistentVolumeClaim "${shownName(namespace)}/${shownName(name)}"`;
}

/** Control of what the cluster admits: of a webhook or a policy that changes objects. */
export function admissionVertex(cluster: Cluster): Vertex {
  return named("admission", cluster, "", "admission control", "admission");
}

/** The keys, manifests or database of the control plane. */
export function controlPlaneFilesVertex(cluster: Cluster): Vertex {
  return named("control plane files", cluster, "", "files of the control plane", "control-plane-files");
}

/** Root on any node of a cluster, for pods of the attacker's own. */
export function anyNodeVertex(cluster: Cluster): Vertex {
  return named("node", cluster, "any", "root on any node", "node-root");
}

/** What bindings give to subjects whose names are not known, by the key under which an identity finds them. */
export function unknownSubjectVertex(cluster: Cluster, key: string): Vertex {
  return named("identity", cluster, `unknown ${key}`, "a subject whose name is not known");
}

/** Full control of a cluster. */
export function clusterAdminVertex(cluster: Cluster): Vertex {
  return named("cluster admin", cluster, "", "cluster-admin", "cluster-admin");
}

/** An identity of a cloud that the program declares. */
export function cloudIdentityVertex(identity: DeclaredResource): Vertex {
  return ofObject("cloud identity", identity);
}

/** A right over a cloud account: to administer it, to read its data, to change its clusters or its machines. */
export function cloudRightVertex(right: "administrator" | "data" | "clusters" | "nodes"): Vertex {
  const titles = {
    administrator: "administrator of the cloud account",
    data: "secrets and data of the cloud account",
    clusters: "the clusters of the cloud account",
    nodes: "commands on the machines of the cloud account",
  };
  const goals: Partial<Record<typeof right, Goal>> = {
    administrator: "cloud-administrator",
    data: "cloud-data",
  };
  const goal = goals[right];
  return { id: `cloud right ${right}`, kind: "cloud right", title: titles[right], ...(goal && { goal }) };
}

/** A database, bucket, key or registry of a cloud. */
export function cloudAssetVertex(resource: DeclaredResource): Vertex {
  return ofObject("cloud asset", resource);
}
