/** The threat model as data: boundaries, data flows and threats, with the ids that policies name. */

export type Stride = "S" | "T" | "R" | "I" | "D" | "E";

/** The letters of STRIDE. */
export const STRIDE: Readonly<Record<Stride, string>> = {
  S: "spoofing",
  T: "tampering",
  R: "repudiation",
  I: "information disclosure",
  D: "denial of service",
  E: "elevation of privilege",
};

interface Row {
  readonly title: string;
  readonly summary: string;
}

export const BOUNDARIES = {
  B1: {
    title: "Control plane and data plane",
    summary:
      "The API server, etcd, controller manager and scheduler are trusted; nodes, kubelets and pods less so.",
  },
  B2: { title: "Node isolation", summary: "One compromised node must not give the others." },
  B3: { title: "Pod to pod", summary: "The pod network is flat unless NetworkPolicies divide it." },
  B4: {
    title: "Container to container in a pod",
    summary: "The weakest boundary: containers of one pod share much.",
  },
  B5: { title: "Pod to node", summary: "A container must not escape to its node." },
  B6: { title: "External to cluster", summary: "Users with kubectl, and traffic from outside." },
  B7: { title: "Cluster to cloud", summary: "Workload and node identities reach into the cloud account." },
} as const satisfies Record<string, Row>;
export type BoundaryId = keyof typeof BOUNDARIES;

const FLOWS = {
  F1: { title: "Client to API server", summary: "Secured by authentication, authorization and TLS." },
  F2: {
    title: "API server to etcd",
    summary: "Secured by mutual TLS, access control and encryption at rest.",
  },
  F3: {
    title: "Kubelet to API server",
    summary: "Secured by TLS, client certificates, NodeRestriction and the Node authorizer.",
  },
  F4: {
    title: "Controller manager and scheduler to API server",
    summary: "Secured by service accounts of their own and RBAC.",
  },
  F5: { title: "Pod to pod", summary: "Secured by NetworkPolicy and mutual TLS of a mesh." },
  F6: { title: "Pod to external services", summary: "Secured by egress NetworkPolicy and egress gateways." },
} as const satisfies Record<string, Row>;

const PERSISTENCE = {
  P1: { title: "Backdoored images", summary: "Images that carry malicious code or reverse shells." },
  P2: { title: "CronJobs", summary: "Malicious tasks that run on a schedule." },
  P3: { title: "Node-level persistence", summary: "Cron entries and systemd units on the node." },
  P4: {
    title: "Changed control plane components",
    summary: "Configurations or binaries of the control plane altered.",
  },
  P5: {
    title: "Admission controllers and webhooks",
    summary: "Webhooks that inject containers into pods or change them.",
  },
  Pm: {
    title: "Mitigations of persistence",
    summary: "Image signing, trusted registries, RBAC on CronJobs, runtime monitoring, guarded webhooks.",
  },
} as const satisfies Record<string, Row>;

const DENIAL_OF_SERVICE = {
  D1: { title: "CPU and memory", summary: "Workloads that use up the CPU and memory of a node." },
  D2: { title: "Network bandwidth", summary: "Traffic that saturates links or connections." },
  D3: { title: "Process ids", summary: "Fork bombs that use up the process ids of a node." },
  D4: { title: "Disk", summary: "Files, logs and objects that fill disks." },
  D5: { title: "API server", summary: "Requests and webhooks that slow or block the API server." },
  D6: { title: "etcd", summary: "Objects that fill the cluster's store, and stores without backup." },
  D7: { title: "DNS", summary: "Cluster DNS overloaded or changed." },
  Dm: {
    title: "Mitigations of denial of service",
    summary: "Quotas, limit ranges, rate limits, disruption budgets, autoscaling, priorities and spread.",
  },
} as const satisfies Record<string, Row>;

const MALICIOUS_CODE_EXECUTION = {
  X1: { title: "Code run in a container", summary: "Shells, downloads and exec rights inside containers." },
  X2: { title: "Container escape", summary: "Settings that let a container reach its node." },
  X3: { title: "Lateral movement", summary: "Reach from a compromised pod to the next one." },
  X4: {
    title: "Use of the service account token",
    summary: "Tokens that code in a pod can use against the API.",
  },
  Xm: {
    title: "Mitigations of code execution",
    summary: "Pod Security Admission, security contexts, seccomp, AppArmor, SELinux, updates.",
  },
} as const satisfies Record<string, Row>;

const ATTACKER_ON_THE_NETWORK = {
  N1: { title: "Man in the middle", summary: "Connections whose other end nobody verifies." },
  N2: { title: "Sniffed clear text", summary: "Traffic that anyone on the path can read." },
  N3: { title: "CNI and fabric", summary: "Weak or outdated network plugins." },
  N4: { title: "ARP and DNS spoofing", summary: "Forged addresses and names inside the cluster." },
  Nm: {
    title: "Mitigations against network attackers",
    summary: "TLS everywhere, NetworkPolicy, a service mesh, a current CNI.",
  },
} as const satisfies Record<string, Row>;

const SENSITIVE_DATA = {
  S1: { title: "Secrets by API or mount", summary: "Secrets read through the API, mounts or program text." },
  S2: { title: "Volumes", summary: "Persistent data on host paths, shared or not encrypted." },
  S3: { title: "Application memory", summary: "Memory read through shared process namespaces or dumps." },
  S4: {
    title: "Logs and metadata",
    summary: "Secrets in logs, arguments, annotations and metadata services.",
  },
  S5: { title: "etcd and backups", summary: "Cluster data at rest, in etcd or in backups." },
  Sm: {
    title: "Mitigations for sensitive data",
    summary: "RBAC for Secrets, encryption at rest, Secrets as files, encrypted volumes.",
  },
} as const satisfies Record<string, Row>;

const PRIVILEGE_ESCALATION = {
  E1: { title: "RBAC", summary: "Rights that give more rights: bind, escalate, impersonate, wildcards." },
  E2: { title: "Pod settings", summary: "Privileged pods, host paths, root, capabilities, host namespaces." },
  E3: { title: "Kernel exploits", summary: "A kernel surface wider than the workload needs." },
  E4: { title: "Compromised privileged component", summary: "Components with power over the whole cluster." },
  E5: { title: "Token theft", summary: "Tokens of strong accounts within reach of weak ones." },
  Em: {
    title: "Mitigations of privilege escalation",
    summary: "Least privilege, Pod Security Standards, non-root, dropped capabilities, patches.",
  },
} as const satisfies Record<string, Row>;

/** All rows that policies serve, by section. */
export const THREAT_SECTIONS = {
  "data-flows": FLOWS,
  persistence: PERSISTENCE,
  "denial-of-service": DENIAL_OF_SERVICE,
  "malicious-code-execution": MALICIOUS_CODE_EXECUTION,
  "attacker-on-the-network": ATTACKER_ON_THE_NETWORK,
  "access-to-sensitive-data": SENSITIVE_DATA,
  "privilege-escalation": PRIVILEGE_ESCALATION,
} as const;

export const THREATS = {
  ...FLOWS,
  ...PERSISTENCE,
  ...DENIAL_OF_SERVICE,
  ...MALICIOUS_CODE_EXECUTION,
  ...ATTACKER_ON_THE_NETWORK,
  ...SENSITIVE_DATA,
  ...PRIVILEGE_ESCALATION,
} as const;
export type ThreatId = keyof typeof THREATS;

/** Rows that no policy serves yet, or cannot: the reason, and the nearest thing that is decidable. */
export const OPEN_ROWS: Partial<Record<ThreatId | BoundaryId, string>> = {};
