import type { types } from "@pulumi/kubernetes";
import * as k8s from "@pulumi/kubernetes";

type Container = types.input.core.v1.Container;
type PodSpec = types.input.core.v1.PodSpec;
type Volume = types.input.core.v1.Volume;

const REGISTRY = "registry.example.com/guestbook";
/** No user of any image, and no user of any node. */
const USER = 20001;

/** What runs, and how much it may take. */
export interface App {
  readonly name: string;
  /** Image below our registry, with tag and digest. */
  readonly image: string;
  readonly port?: number;
  readonly cpu?: string;
  readonly memory?: string;
  /** Folders that the app writes to; everything else is read-only. */
  readonly writes?: readonly string[];
  /** Secrets that the app reads, as files below /var/run/secrets/app. */
  readonly secrets?: readonly string[];
  readonly args?: readonly string[];
}

export const namespace = "guestbook";

/** Name, namespace and the recommended labels of an object that belongs to an app. */
export function metadata(name: string) {
  return { name, namespace, labels: labels(name) };
}

export function labels(name: string) {
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/part-of": "guestbook" };
}

/** The account of an app: it may do nothing, and no token of it is mounted. */
export function account(name: string): k8s.core.v1.ServiceAccount {
  return new k8s.core.v1.ServiceAccount(name, {
    metadata: metadata(name),
    automountServiceAccountToken: false,
  });
}

/** A pod with one container, at the strictest level of the Pod Security Standards. */
export function pod(app: App, spec: Partial<PodSpec> = {}): types.input.core.v1.PodTemplateSpec {
  return {
    metadata: { labels: labels(app.name) },
    spec: {
      serviceAccountName: app.name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      hostUsers: false,
      imagePullSecrets: [{ name: "registry" }],
      priorityClassName: "guestbook",
      terminationGracePeriodSeconds: 30,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: USER,
        runAsGroup: USER,
        fsGroup: USER,
        fsGroupChangePolicy: "OnRootMismatch",
        seccompProfile: { type: "RuntimeDefault" },
        appArmorProfile: { type: "RuntimeDefault" },
      },
      containers: [container(app)],
      volumes: volumes(app),
      ...spec,
    },
  };
}

function container(app: App): Container {
  const { name, image, port, cpu = "250m", memory = "256Mi", args } = app;
  const resources = { cpu, memory, "ephemeral-storage": "256Mi" };
  return {
    name,
    image: `${REGISTRY}/${image}`,
    imagePullPolicy: "Always",
    ...(args && { args: [...args] }),
    ...(port && { ports: [{ name: "main", containerPort: port }], ...probes() }),
    resources: { requests: resources, limits: resources },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    volumeMounts: [
      ...(app.writes ?? []).map((path) => ({ name: volumeName(path), mountPath: path })),
      ...(app.secrets ?? []).map((secret) => ({
        name: secret,
        mountPath: `/var/run/secrets/app/${secret}`,
        readOnly: true,
      })),
    ],
  };
}

function probes(): Partial<Container> {
  return {
    startupProbe: { tcpSocket: { port: "main" }, failureThreshold: 30 },
    livenessProbe: { tcpSocket: { port: "main" }, periodSeconds: 20 },
    readinessProbe: { tcpSocket: { port: "main" }, periodSeconds: 5 },
  };
}

function volumes(app: App): Volume[] {
  return [
    ...(app.writes ?? []).map((path) => ({ name: volumeName(path), emptyDir: { sizeLimit: "128Mi" } })),
    ...(app.secrets ?? []).map((secret) => ({
      name: secret,
      secret: { secretName: secret, defaultMode: 0o440 },
    })),
  ];
}

function volumeName(path: string): string {
  return path.slice(1).replaceAll("/", "-");
}

/** Spreads the pods of an app over nodes and zones. */
export function spread(name: string): Partial<PodSpec> {
  const labelSelector = { matchLabels: labels(name) };
  return {
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector,
      },
    ],
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: "kubernetes.io/hostname", labelSelector },
        ],
      },
    },
  };
}

/** A stateless app: an account, a Deployment over several nodes, a disruption budget and, with a port, a Service. */
export function deployment(app: App, replicas: number | undefined): void {
  const { name, port } = app;
  account(name);
  new k8s.apps.v1.Deployment(name, {
    metadata: metadata(name),
    spec: {
      ...(replicas && { replicas }),
      selector: { matchLabels: labels(name) },
      strategy: { type: "RollingUpdate" },
      template: pod(app, spread(name)),
    },
  });
  budget(name);
  if (port !== undefined) service(name, port);
}

export function service(
  name: string,
  port: number,
  spec: Partial<types.input.core.v1.ServiceSpec> = {},
): void {
  new k8s.core.v1.Service(name, {
    metadata: metadata(name),
    spec: {
      type: "ClusterIP",
      selector: labels(name),
      ports: [{ name: "main", port, targetPort: "main" }],
      ...spec,
    },
  });
}

/** One pod at a time may be evicted, and broken ones always. */
export function budget(name: string): void {
  new k8s.policy.v1.PodDisruptionBudget(name, {
    metadata: metadata(name),
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      selector: { matchLabels: labels(name) },
    },
  });
}
