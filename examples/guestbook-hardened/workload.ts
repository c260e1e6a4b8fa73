import * as k8s from "@pulumi/kubernetes";
import { labels, metadata, priority } from "./namespace";

type Container = k8s.types.input.core.v1.Container;
type PodSpec = k8s.types.input.core.v1.PodSpec;
type PodTemplate = k8s.types.input.core.v1.PodTemplateSpec;
type Probe = k8s.types.input.core.v1.Probe;
type ServiceSpec = k8s.types.input.core.v1.ServiceSpec;

/** What runs, and what it needs of its surroundings. */
export interface App {
  name: string;
  image: string;
  /** User and group of its processes: its own, and none of the node's. */
  user: number;
  /** The port that it listens on, with TLS. */
  port?: { name: "https" | "postgresql"; number: number };
  cpu?: string;
  memory?: string;
  args?: string[];
  env?: Record<string, string>;
  /** Secrets and ConfigMaps that it reads, as files below /etc/guestbook. */
  secrets?: string[];
  settings?: string[];
  /** Folders that it writes to, lost with the pod; everything else is read-only. */
  writes?: string[];
  /** Where its claims are mounted, by name. */
  claims?: Record<string, string>;
}

/** The pod of an app at the strictest Pod Security level, with an account that may do nothing. */
export function pod(app: App, spec: Partial<PodSpec> = {}): PodTemplate {
  const account = new k8s.core.v1.ServiceAccount(app.name, {
    metadata: metadata(app.name),
    automountServiceAccountToken: false,
  });
  const { labels, annotations } = metadata(app.name);
  const bandwidth = { "kubernetes.io/ingress-bandwidth": "100M", "kubernetes.io/egress-bandwidth": "100M" };
  return {
    metadata: { labels, annotations: { ...annotations, ...bandwidth } },
    spec: {
      serviceAccountName: account.metadata.name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      hostUsers: false,
      imagePullSecrets: [{ name: "registry" }],
      priorityClassName: priority.metadata.name,
      terminationGracePeriodSeconds: 30,
      dnsConfig: { options: [{ name: "ndots", value: "2" }] },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: app.user,
        runAsGroup: app.user,
        fsGroup: app.user,
        fsGroupChangePolicy: "OnRootMismatch",
        supplementalGroupsPolicy: "Strict",
        seccompProfile: { type: "RuntimeDefault" },
        appArmorProfile: { type: "RuntimeDefault" },
      },
      containers: [container(app)],
      volumes: [
        ...secretsOf(app).map((name) => ({ name, secret: { secretName: name, defaultMode: 0o440 } })),
        ...(app.settings ?? []).map((name) => ({ name, configMap: { name, defaultMode: 0o440 } })),
        ...(app.writes ?? []).map((path) => ({ name: volume(path), emptyDir: { sizeLimit: "64Mi" } })),
      ],
      ...spec,
    },
  };
}

function container(app: App): Container {
  const { name, image, port, args, env = {}, cpu = "250m", memory = "256Mi" } = app;
  const resources = { cpu, memory, "ephemeral-storage": "256Mi" };
  return {
    name,
    image,
    imagePullPolicy: "Always",
    args,
    env: Object.entries(env).map(([name, value]) => ({ name, value })),
    ...(port && { ports: [{ name: port.name, containerPort: port.number }], ...probes(port.name) }),
    resources: { requests: resources, limits: resources },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    volumeMounts: [
      ...[...secretsOf(app), ...(app.settings ?? [])].map((name) => ({
        name,
        mountPath: `/etc/guestbook/${name}`,
        readOnly: true,
      })),
      ...(app.writes ?? []).map((mountPath) => ({ name: volume(mountPath), mountPath })),
      ...Object.entries(app.claims ?? {}).map(([name, mountPath]) => ({ name, mountPath })),
    ],
  };
}

function probes(port: string): Partial<Container> {
  const check = (path: string): Probe =>
    port === "https" ? { httpGet: { path, port, scheme: "HTTPS" } } : { tcpSocket: { port } };
  return {
    startupProbe: { ...check("/live"), periodSeconds: 5, failureThreshold: 30 },
    livenessProbe: { ...check("/live"), periodSeconds: 20, timeoutSeconds: 3 },
    readinessProbe: { ...check("/ready"), periodSeconds: 5, timeoutSeconds: 2 },
  };
}

/** An app that listens also reads the key and certificate of its Service. */
function secretsOf({ name, port, secrets = [] }: App): string[] {
  return port ? [...secrets, `${name}-tls`] : secrets;
}

/** `tmp` for `/tmp`, `var-run-postgresql` for `/var/run/postgresql`. */
function volume(path: string): string {
  return path.slice(1).replaceAll("/", "-");
}

/** The pod of an app that runs more than once: spread over zones and nodes. */
export function spreadPod(app: App): PodTemplate {
  const labelSelector = { matchLabels: labels(app.name) };
  return pod(app, {
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "DoNotSchedule",
        labelSelector,
      },
    ],
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { topologyKey: "kubernetes.io/hostname", labelSelector } },
        ],
      },
    },
  });
}

/** A stateless app; without a number of replicas, an autoscaler sets it. */
export function deployment(app: App, replicas?: number): void {
  new k8s.apps.v1.Deployment(app.name, {
    metadata: metadata(app.name),
    spec: {
      ...(replicas && { replicas }),
      selector: { matchLabels: labels(app.name) },
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: spreadPod(app),
    },
  });
  disruptionBudget(app.name);
  certificate(app.name);
}

/** One pod at a time may be evicted, and broken ones always. */
export function disruptionBudget(app: string): void {
  new k8s.policy.v1.PodDisruptionBudget(app, {
    metadata: metadata(app),
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      selector: { matchLabels: labels(app) },
    },
  });
}

export function service({ name, port }: App, spec: Partial<ServiceSpec> = {}): k8s.core.v1.Service {
  return new k8s.core.v1.Service(name, {
    metadata: metadata(name),
    spec: {
      type: "ClusterIP",
      selector: labels(name),
      ports: port && [{ name: port.name, appProtocol: port.name, port: port.number, targetPort: port.name }],
      ...spec,
    },
  });
}

/** A certificate, renewed each month, in the Secret `<name>-tls`: by default that of a Service, from the cluster's own issuer. */
export function certificate(name: string, dnsName?: string, issuer = "internal"): void {
  new k8s.apiextensions.CustomResource(`${name}-tls`, {
    apiVersion: "cert-manager.io/v1",
    kind: "Certificate",
    metadata: metadata(`${name}-tls`),
    spec: {
      secretName: `${name}-tls`,
      dnsNames: [dnsName ?? `${name}.guestbook.svc`],
      issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: issuer },
      duration: "2160h",
      renewBefore: "1440h",
      privateKey: { algorithm: "ECDSA", rotationPolicy: "Always" },
    },
  });
}
