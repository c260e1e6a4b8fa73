import type { Cluster } from "../kubernetes/cluster";
import type { Pod } from "../kubernetes/pods/pod";
import { namespacesOf } from "./hubs";
import type { RightScope } from "./rights";
import type { Vertex } from "./vertex";
import { accountsVertex, identityVertex, podsVertex, podVertex } from "./vertices";

/** Where a permission leads in each scope. */
type Targets = (scope: RightScope) => readonly Vertex[];

/** To all things of a kind in the scope; nowhere for a permission on named objects. */
export function hubAt(cluster: Cluster, hub: (cluster: Cluster, namespace?: string) => Vertex): Targets {
  return ({ namespace, name }) => (name === undefined ? [hub(cluster, namespace)] : []);
}

/** To the object of the name in the namespace, or in each namespace; nowhere for a permission on all objects. */
export function objectsAt(
  cluster: Cluster,
  targets: (namespace: string, name: string) => readonly Vertex[],
): Targets {
  return ({ namespace, name }) => {
    if (name === undefined) return [];
    const namespaces = namespace === undefined ? namespacesOf(cluster) : [namespace];
    return namespaces.flatMap((each) => targets(each, name));
  };
}

/** To the service accounts of the scope, or to those of the name. */
export function accountsAt(cluster: Cluster): Targets {
  const all = hubAt(cluster, accountsVertex);
  const named = objectsAt(cluster, (namespace, name) => [
    identityVertex(cluster, { kind: "ServiceAccount", namespace, name }),
  ]);
  return (scope) => [...all(scope), ...named(scope)];
}

/** To the pods of the scope, or to those of the name: only a Pod has a name that is known before it runs. */
export function podsAt(cluster: Cluster): Targets {
  const all = hubAt(cluster, podsVertex);
  return (scope) => [
    ...all(scope),
    ...(scope.name === undefined ? [] : podsIn(cluster, scope).map(podVertex)),
  ];
}

/** The pods of the program in a scope. */
export function podsIn(cluster: Cluster, { namespace, name }: RightScope): readonly Pod[] {
  const pods = namespace === undefined ? cluster.pods : (cluster.podsByNamespace.get(namespace) ?? []);
  if (name === undefined) return pods;
  return pods.filter(({ object }) => object.kind === "Pod" && object.name === name);
}
