import type { DeclaredResource } from "../model/declared-resource";

/** Where a vertex lies, from the outside in; a step from one to another crosses a trust boundary. */
export const REGIONS = ["outside", "network", "workloads", "nodes", "control plane", "cloud"] as const;
export type Region = (typeof REGIONS)[number];

/** What kind of thing it is, and where that lies. */
export const KINDS = {
  source: "outside",
  service: "network",
  "pod network": "network",
  pod: "workloads",
  container: "workloads",
  secret: "workloads",
  secrets: "workloads",
  "config map": "workloads",
  volume: "workloads",
  pods: "workloads",
  "new pods": "workloads",
  "own containers": "workloads",
  labels: "control plane",
  ports: "network",
  namespace: "workloads",
  node: "nodes",
  "host files": "nodes",
  identity: "control plane",
  accounts: "control plane",
  grant: "control plane",
  right: "control plane",
  admission: "control plane",
  "control plane files": "control plane",
  "cluster admin": "control plane",
  "cloud identity": "cloud",
  "cloud right": "cloud",
  "cloud asset": "cloud",
  goal: "control plane",
} as const satisfies Readonly<Record<string, Region>>;
export type VertexKind = keyof typeof KINDS;

/** Something that an attacker may reach or hold: code in a container, a token, a right, root on a node. */
export interface Vertex {
  /** The same thing has the same id, whichever edge names it. */
  readonly id: string;
  readonly kind: VertexKind;
  /** How messages call it: `ServiceAccount "shop/web"`. */
  readonly title: string;
  /** The object that it is, where the program declares it. */
  readonly object?: DeclaredResource;
  /** The cluster that it is in; none for sources and things of a cloud. */
  readonly cluster?: string;
  /** The key of the namespace that it is in, or is about; none where there is none, or nobody knows it. */
  readonly namespace?: string;
  /** What an attacker who has it has won. */
  readonly goal?: Goal;
}

/** What an attacker wants, in the order in which reports tell it, as words that follow "can". */
export const GOALS = {
  "cluster-admin": "take over the cluster",
  "control-plane-files": "read or write the files of the control plane",
  admission: "control what the cluster admits",
  "cloud-administrator": "administer the cloud account",
  "strong-account": "use a service account that can take over the cluster",
  "node-root": "get root on a node",
  "all-secrets": "read every Secret of the cluster",
  "cloud-data": "read the secrets and data of the cloud account",
  "namespace-secrets": "read every Secret of a namespace",
  "other-namespace": "take over a namespace by a workload of another one",
} as const;
export type Goal = keyof typeof GOALS;
