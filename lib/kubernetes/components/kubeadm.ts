import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { addTo } from "../../model/multimap";
import { isList, isMap, UNKNOWN, type Unknown, type Value } from "../../model/value";
import type { CommandLine, Component, Flag } from "./command-line";

/** A component that kubeadm runs: where its arguments are, and the flags that kubeadm sets where nobody does. */
interface KubeadmComponent {
  readonly component: Component;
  readonly path: string;
  readonly defaults: Readonly<Record<string, string>>;
}

const PKI = "/etc/kubernetes/pki";

/**
 * The components of a control plane, with what kubeadm gives them.
 *
 * Source: `cmd/kubeadm/app/phases/controlplane/manifests.go` and `cmd/kubeadm/app/phases/etcd/local.go` of Kubernetes 1.34.
 */
const CONTROL_PLANE: readonly KubeadmComponent[] = [
  {
    component: "kube-apiserver",
    path: "apiServer",
    defaults: {
      "authorization-mode": "Node,RBAC",
      "client-ca-file": `${PKI}/ca.crt`,
      "enable-admission-plugins": "NodeRestriction",
      "etcd-cafile": `${PKI}/etcd/ca.crt`,
      "etcd-certfile": `${PKI}/apiserver-etcd-client.crt`,
      "etcd-keyfile": `${PKI}/apiserver-etcd-client.key`,
      "etcd-servers": "https://127.0.0.1:2379",
      "kubelet-client-certificate": `${PKI}/apiserver-kubelet-client.crt`,
      "kubelet-client-key": `${PKI}/apiserver-kubelet-client.key`,
      "requestheader-allowed-names": "front-proxy-client",
      "requestheader-client-ca-file": `${PKI}/front-proxy-ca.crt`,
      "secure-port": "6443",
      "service-account-issuer": "https://kubernetes.default.svc.cluster.local",
      "service-account-key-file": `${PKI}/sa.pub`,
      "service-account-signing-key-file": `${PKI}/sa.key`,
      "tls-cert-file": `${PKI}/apiserver.crt`,
      "tls-private-key-file": `${PKI}/apiserver.key`,
    },
  },
  {
    component: "kube-controller-manager",
    path: "controllerManager",
    defaults: {
      "bind-address": "127.0.0.1",
      "root-ca-file": `${PKI}/ca.crt`,
      "service-account-private-key-file": `${PKI}/sa.key`,
      "use-service-account-credentials": "true",
    },
  },
  { component: "kube-scheduler", path: "scheduler", defaults: { "bind-address": "127.0.0.1" } },
];

const ETCD: KubeadmComponent = {
  component: "etcd",
  path: "etcd.local",
  defaults: {
    "cert-file": `${PKI}/etcd/server.crt`,
    "client-cert-auth": "true",
    "key-file": `${PKI}/etcd/server.key`,
    "listen-client-urls": "https://127.0.0.1:2379,https://node:2379",
    "listen-metrics-urls": "http://127.0.0.1:2381",
    "listen-peer-urls": "https://node:2380",
    "peer-cert-file": `${PKI}/etcd/peer.crt`,
    "peer-client-cert-auth": "true",
    "peer-key-file": `${PKI}/etcd/peer.key`,
    "peer-trusted-ca-file": `${PKI}/etcd/ca.crt`,
    "trusted-ca-file": `${PKI}/etcd/ca.crt`,
  },
};

/** Fields of an etcd elsewhere, and the flags of the API server that they become. */
const EXTERNAL_ETCD: Readonly<Record<string, string>> = {
  "etcd-servers": "endpoints",
  "etcd-cafile": "caFile",
  "etcd-certfile": "certFile",
  "etcd-keyfile": "keyFile",
};

/**
 * The command lines of the control plane that kubeadm makes of a ClusterConfiguration: its own flags, with those of
 * `extraArgs` in their place. An etcd elsewhere has none, and gives the API server its addresses and files.
 */
export function controlPlaneLines(configuration: Field): CommandLine[] {
  const external = configuration.at("etcd.external");
  const components = external.isAbsent ? [...CONTROL_PLANE, ETCD] : CONTROL_PLANE;
  return components.map(({ component, path, defaults }) => {
    const place = configuration.at(path);
    const line = lineOf(component, place, "extraArgs", true);
    // An argument that is not known may take the place of any of kubeadm's own.
    if (line.isWhole !== true) return line;
    const ofInstaller = Object.entries(defaults).map(([flag, value]): [string, Flag[]] => {
      const source = external.isAbsent ? undefined : lookup(EXTERNAL_ETCD, flag);
      return [flag, source === undefined ? [{ field: place, value }] : flagsFrom(external.key(source))];
    });
    const set = ofInstaller.filter(([, given]) => given.length > 0);
    return { ...line, flags: new Map([...set, ...line.flags]) };
  });
}

/** The flag that a text or a list of them becomes. */
function flagsFrom(field: Field): Flag[] {
  const parts = isList(field.value) ? field.items() : [field];
  const texts = parts.map((part) => part.string()).filter((text) => text !== undefined);
  if (texts.length === 0) return [];
  return [{ field, value: texts.includes(UNKNOWN) ? UNKNOWN : texts.join(",") }];
}

/** The command line of the kubelet that kubeadm starts by an Init- or JoinConfiguration; the rest is in its configuration file. */
export function kubeletLine(configuration: Field): CommandLine {
  return lineOf("kubelet", configuration.at("nodeRegistration"), "kubeletExtraArgs", false);
}

/** A component with the arguments at a place; one of which a part is not known is open. */
function lineOf(component: Component, place: Field, name: string, isComplete: boolean): CommandLine {
  const flags = new Map<string, Flag[]>();
  const given = argumentsIn(place.key(name));
  for (const [flag, field] of given) {
    if (typeof flag === "string") addTo(flags, flag, { field, value: textOf(field.value) });
  }
  const isKnown = given.every(([flag]) => typeof flag === "string");
  return { component, flags, isWhole: isKnown ? isComplete : UNKNOWN, place, title: component };
}

/** Arguments are a map up to v1beta3, and a list of names and values from v1beta4 on. */
function argumentsIn(extra: Field): (readonly [name: unknown, value: Field])[] {
  if (!isList(extra.value)) return extra.entries();
  return extra.items().map((each) => [each.key("name").string(), each.key("value")]);
}

function textOf(value: Value | undefined): string | Unknown {
  if (value === UNKNOWN || isMap(value) || isList(value)) return UNKNOWN;
  return String(value ?? "");
}
