import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { allOf, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Container } from "../pods/container";
import type { Pod } from "../pods/pod";
import { podsBehind } from "./exposure";
import { type PortQuestion, protocolOf } from "./port";

/** A container that answers on a port of a pod. */
export interface Listener {
  readonly container: Container;
  readonly verdict: true | Unknown;
  /** The port; none where it is not known. */
  readonly port?: PortQuestion;
  /** The value that decides, where it is not known who answers. */
  readonly decides?: Field;
}

/** What answers on ports of a pod: those that its containers declare, and those that a Service leads to. */
export function listenersOf(cluster: Cluster, pod: Pod): readonly Listener[] {
  const ofServices = servicesByPod(cluster).get(pod) ?? [];
  return distinct([
    ...declaredListeners(pod),
    ...ofServices.flatMap(({ service, verdict }) =>
      listenersBehind(cluster, service, pod).map((listener): Listener => {
        return verdict === true ? listener : { ...listener, verdict };
      }),
    ),
  ]);
}

function servicesByPod(cluster: Cluster) {
  return cluster.remember("network: services by pod", () => {
    const byPod = new Map<Pod, { readonly service: DeclaredResource; readonly verdict: true | Unknown }[]>();
    for (const service of cluster.of("Service")) {
      for (const { group, verdict } of podsBehind(cluster, service)) {
        for (const pod of group.pods) addTo(byPod, pod, { service, verdict });
      }
    }
    return byPod;
  });
}

/** The ports that containers declare; those of init containers are closed when the others run. */
function declaredListeners(pod: Pod): Listener[] {
  return runningIn(pod).flatMap(({ container, verdict }) =>
    portsOf(container).map((port): Listener => {
      const declared = port.key("containerPort");
      const number = declared.number();
      if (typeof number !== "number") return { container, verdict: UNKNOWN, decides: declared };
      return { container, verdict, port: { port: number, ...protocolIn(port) } };
    }),
  );
}

/**
 * The containers of a pod that a Service leads to, by port. A port that no container declares is open all the same if
 * the process opens it: the only container does then, or perhaps any of several.
 *
 * Source: Kubernetes documentation, "Service", "Field spec.ports[*].targetPort"; API reference, `Container.ports`.
 */
export function listenersBehind(cluster: Cluster, service: DeclaredResource, pod: Pod): Listener[] {
  const ports = cluster.effective(service, (of) => of.at("spec.ports"));
  const answering = ports.isAbsent
    ? anyContainer(pod, undefined)
    : ports.items().flatMap((port) => answeringOn(pod, port));
  return distinct(answering);
}

function answeringOn(pod: Pod, servicePort: Field): Listener[] {
  const declared = servicePort.key("targetPort");
  const target = declared.isAbsent ? servicePort.key("port") : declared;
  const protocol = protocolIn(servicePort);
  const number = target.number();
  if (typeof number === "number") {
    const found = withPort(pod, "containerPort", number, protocol);
    const [only, ...others] = runningIn(pod);
    if (only?.verdict === true && others.length === 0)
      return anyContainer(pod, { port: number, ...protocol });
    return found.length > 0 ? found : anyContainer(pod, { port: number, ...protocol });
  }
  const name = target.string();
  if (typeof name !== "string") return perhapsAnyContainer(pod, target);
  return withPort(pod, "name", name, protocol);
}

function withPort(
  pod: Pod,
  key: "containerPort" | "name",
  value: number | string,
  protocol: Pick<PortQuestion, "protocol">,
): Listener[] {
  return runningIn(pod).flatMap(({ container, verdict }) =>
    portsOf(container).flatMap((declared): Listener[] => {
      const number = key === "containerPort" ? value : declared.key("containerPort").number();
      const port = typeof number === "number" ? { port: { port: number, ...protocol } } : {};
      const isKnown = typeof number === "number" ? true : UNKNOWN;
      const holds = allOf([verdict, declared.key(key).is(value), isKnown]);
      if (holds === false) return [];
      return [{ container, verdict: holds, ...port, ...(holds === UNKNOWN && { decides: declared }) }];
    }),
  );
}

function anyContainer(pod: Pod, port: PortQuestion | undefined): Listener[] {
  const running = runningIn(pod);
  return running.map(({ container, verdict }) => ({
    container,
    verdict: running.length === 1 ? verdict : UNKNOWN,
    ...(port && { port }),
    ...(running.length > 1 && { decides: container.at("ports") }),
  }));
}

/** A port that is not known may be the name of one that no container has: then nothing answers. */
function perhapsAnyContainer(pod: Pod, decides: Field): Listener[] {
  return runningIn(pod).map(({ container }) => ({ container, verdict: UNKNOWN, decides }));
}

function runningIn(pod: Pod): { readonly container: Container; readonly verdict: true | Unknown }[] {
  return pod.containers.flatMap((container) => {
    const verdict = container.keepsRunning;
    return verdict === false ? [] : [{ container, verdict }];
  });
}

function portsOf(container: Container): Field[] {
  return container.at("ports").items();
}

function protocolIn(port: Field): { protocol?: string } {
  const protocol = protocolOf(port);
  return protocol === UNKNOWN ? {} : { protocol };
}

/** One for each container and port, the certain one first. */
function distinct(listeners: readonly Listener[]): Listener[] {
  const found = new Map<string, Listener>();
  for (const listener of listeners) {
    const key = `${listener.container.field.path} ${listener.port?.port} ${listener.port?.protocol}`;
    if (found.get(key)?.verdict !== true) found.set(key, listener);
  }
  return [...found.values()];
}
