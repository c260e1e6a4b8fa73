import type { NotSeen } from "../../lib/kubernetes/cluster";
import { isMap, type Value, type ValueMap } from "../../lib/model/value";

export { UNKNOWN } from "../../lib/model/value";

/**
 * A declared object as plain data. `$name` is its name in the program, and `$dependencies` the resources that each
 * top-level property comes from, as `<type>::<name>`; a resource of another provider has its type token as kind, and
 * `$parent` names the component that it is part of in the same way.
 */
export type Manifest = ValueMap & { readonly apiVersion: string; readonly kind: string };

/** Changes to an object, by path: `{ "containers[0].image": "nginx" }`; `undefined` removes the field. */
export type Tweaks = Readonly<Record<string, Value | undefined>>;

/** The objects of one cluster, and what of the program was not seen. */
export interface Stack {
  readonly objects: readonly Manifest[];
  readonly notSeen: readonly NotSeen[];
}

const DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const CONTAINER: ValueMap = {
  name: "web",
  image: `registry.example.com/shop/web:1.4.2@${DIGEST}`,
  imagePullPolicy: "Always",
  ports: [{ name: "http", containerPort: 8080 }],
  resources: {
    requests: { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi" },
    limits: { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi" },
  },
  livenessProbe: { httpGet: { path: "/live", port: "http" } },
  readinessProbe: { httpGet: { path: "/ready", port: "http" } },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  },
};
const POD_SPEC: ValueMap = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  hostUsers: false,
  serviceAccountName: "web",
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 10101,
    runAsGroup: 10101,
    fsGroup: 10101,
    fsGroupChangePolicy: "OnRootMismatch",
    seccompProfile: { type: "RuntimeDefault" },
    appArmorProfile: { type: "RuntimeDefault" },
  },
  containers: [CONTAINER],
};
const POD: Manifest = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: POD_SPEC };

/** The minimal valid pod, which the whole pack accepts, with changes to its spec and then to the whole object. */
export function pod(spec: Tweaks = {}, object: Tweaks = {}): Manifest {
  return tweak({ ...POD, spec: tweak(POD_SPEC, spec) }, object) as Manifest;
}

/** The container of the minimal valid pod, with changes. */
export function container(tweaks: Tweaks = {}): ValueMap {
  return tweak(CONTAINER, tweaks);
}

/** An object of any kind: identity, name and the rest; the name may be `namespace/name`. */
export function object(apiVersion: string, kind: string, name: string, rest: ValueMap = {}): Manifest {
  const [first = "", second] = name.split("/");
  const metadata = second === undefined ? { name: first } : { name: second, namespace: first };
  return {
    apiVersion,
    kind,
    ...rest,
    metadata: { ...metadata, ...(isMap(rest["metadata"]) ? rest["metadata"] : {}) },
  };
}

/** A Deployment of the minimal valid pod, with changes to the pod's spec and then to the whole object. */
export function deployment(name: string, spec: Tweaks = {}, tweaks: Tweaks = {}): Manifest {
  const app = name.split("/").at(-1) ?? name;
  const whole = object("apps/v1", "Deployment", name, {
    spec: {
      selector: { matchLabels: { app } },
      template: { metadata: { labels: { app } }, spec: tweak(POD_SPEC, spec) },
    },
  });
  return tweak(whole, tweaks) as Manifest;
}

/** A LimitRange with one limit, of containers where it does not say otherwise. */
export function limitRange(name: string, limit: ValueMap, tweaks: Tweaks = {}): Manifest {
  const whole = object("v1", "LimitRange", name, { spec: { limits: [{ type: "Container", ...limit }] } });
  return tweak(whole, tweaks) as Manifest;
}

/** A namespace with labels. */
export function namespace(name: string, labels: ValueMap = {}): Manifest {
  return object("v1", "Namespace", name, { metadata: { labels } });
}

export function stack(...objects: Manifest[]): Stack {
  return { objects, notSeen: [] };
}

/** The same stack, with a Helm Release whose objects nobody sees. */
export function withRelease(of: Stack): Stack {
  const release = {
    urn: null,
    type: "kubernetes:helm.sh/v3:Release",
    name: "chart",
    cluster: "",
    reason: "a Release",
  };
  return { ...of, notSeen: [release] };
}

/** A resource of another provider than Kubernetes: `resource("aws:eks/cluster:Cluster", "prod", { version: "1.33" })`. */
export function resource(type: string, name: string, inputs: ValueMap, tweaks: Tweaks = {}): Manifest {
  return tweak({ apiVersion: "", kind: type, $name: name, ...inputs }, tweaks) as Manifest;
}

/** The same object with properties that come from other resources of the program; `$provider` is its provider. */
export function dependingOn(
  of: Manifest,
  dependencies: Readonly<Record<string, readonly Manifest[]>>,
): Manifest {
  const sources = Object.entries(dependencies).map(([property, from]) => [
    property,
    from.map(({ kind, $name }) => `${kind}::${String($name)}`),
  ]);
  return { ...of, $dependencies: Object.fromEntries(sources) };
}

/** A copy of a map with changes by path. */
function tweak(base: ValueMap, tweaks: Tweaks): ValueMap {
  return Object.entries(tweaks).reduce<ValueMap>(
    (map, [path, value]) => setAt(map, stepsOf(path), value) as ValueMap,
    base,
  );
}

/** `a.b[0]["c.d/e"]` as its steps. */
function stepsOf(path: string): (string | number)[] {
  const steps = path.matchAll(/\[(\d+)\]|\["([^"]+)"\]|([^.[\]]+)/g);
  return [...steps].map(([, index, quoted, plain]) =>
    index === undefined ? (quoted ?? plain ?? "") : Number(index),
  );
}

/** A copy of a value with another one at a place; `undefined` removes what is there. */
export function setAt(
  base: Value | undefined,
  steps: readonly (string | number)[],
  value: Value | undefined,
): Value | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = Array.isArray(base) ? [...(base as Value[])] : [];
    list[step] = setAt(list[step], rest, value) ?? null;
    return list;
  }
  const map = isMap(base) ? base : {};
  const { [step]: below, ...others } = map;
  const set = setAt(below, rest, value);
  if (set === undefined) return others;
  return step in map ? { ...map, [step]: set } : { ...others, [step]: set };
}

/** A ClusterRole with rules. */
export function clusterRole(...rules: Value[]): Manifest {
  return object("rbac.authorization.k8s.io/v1", "ClusterRole", "team", { rules });
}

/** A ClusterRoleBinding of a ClusterRole to subjects. */
export function binding(role: string, ...subjects: Value[]): Manifest {
  return object("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "team", {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
    subjects,
  });
}
