import fc from "fast-check";
import { bound } from "../../lib/attack/edges/bound";
import { grants } from "../../lib/attack/edges/grants";
import { FOLLOWED, isByName, type Need } from "../../lib/attack/followed-permissions";
import { Graph } from "../../lib/attack/graph";
import { identitiesOf } from "../../lib/attack/identities";
import { Reach } from "../../lib/attack/reach";
import { widerThan } from "../../lib/attack/right-steps";
import { type RightScope, rightVertex } from "../../lib/attack/rights";
import { identityVertex } from "../../lib/attack/vertices";
import type { Cluster } from "../../lib/kubernetes/cluster";
import type { Identity } from "../../lib/kubernetes/rbac/identity";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { DO_EVERYTHING } from "../../lib/kubernetes/rbac/risky-rights";
import { type ResourceAttributes, SOME_NAME, SOMEWHERE } from "../../lib/kubernetes/rbac/rule";
import { scopeOf } from "../../lib/kubernetes/rbac/scope";
import { allOf, anyOf, type Truth, UNKNOWN } from "../../lib/model/value";
import { identity, program, resourcesOf } from "../kubernetes/rbac/programs";
import { clusterOf, declared } from "../kubernetes/rbac/support";
import { runs } from "../support/runs";

const NAMESPACES = ["a", "b"];
const NAMES = ["x", "a"];
const ACCOUNTS = NAMESPACES.flatMap((namespace) =>
  NAMES.map((name) => declared("ServiceAccount", `${namespace}/${name}`)),
);

/** What an identity holds by the steps of bindings and roles: for certain, perhaps, or not. */
function heldBy(cluster: Cluster, who: Identity): (need: Need, scope: RightScope) => Truth {
  const steps = [bound, grants].flatMap((edge) =>
    [...(edge.steps?.(cluster) ?? [])].map((step) => ({ ...step, edge })),
  );
  const graph = new Graph(steps);
  const start = graph.numberOf(identityVertex(cluster, who));
  const sources = start === undefined ? [] : [start];
  const certain = new Reach(graph, sources, (step) => graph.doubt[step] === 0);
  const possible = new Reach(graph, sources);
  return (need, scope) => {
    const number = graph.numberOf(rightVertex(cluster, need, scope));
    if (number === undefined || !possible.has(number)) return false;
    return certain.has(number) ? true : UNKNOWN;
  };
}

/** The scopes that include a scope; that of a Namespace is the namespace too. */
function including({ permission }: Need, scope: RightScope): RightScope[] {
  const isOnNamespaces = permission.id === "change-namespaces";
  const { name } = scope;
  return isOnNamespaces && name !== undefined ? widerThan({ namespace: name, name }) : widerThan(scope);
}

function requestIn(request: ResourceAttributes, { namespace, name }: RightScope, isNamed: boolean) {
  const inScope = request.namespace === SOMEWHERE ? { ...request, namespace } : request;
  if (!isNamed || request.name !== SOME_NAME) return inScope;
  const { name: _, ...whole } = inScope;
  return name === undefined ? whole : { ...whole, name };
}

/** Where whoever can do everything makes a request: in all namespaces, and in that of the request. */
function placesOf(request: ResourceAttributes): RightScope[] {
  const namespace = scopeOf(request);
  return typeof namespace === "string" ? [{}, { namespace }] : [{}];
}

/** Whether the engine allows the creation of an object by server-side apply, which carries its name. */
function appliesIn(can: (request: ResourceAttributes) => Truth, request: ResourceAttributes): Truth {
  const isCreation = request.verb === "create" && request.subresource === undefined;
  if (!isCreation || request.name !== undefined) return false;
  return anyOf(
    NAMES.map((name) => allOf([can({ ...request, name }), can({ ...request, name, verb: "patch" })])),
  );
}

const scopesOf = (need: Need): RightScope[] => {
  const names = isByName(need) ? [undefined, ...NAMES] : [undefined];
  const namespaces = need.permission.id === "change-namespaces" ? [undefined] : [undefined, ...NAMESPACES];
  return namespaces.flatMap((namespace) =>
    names.map((name) => ({ ...(namespace && { namespace }), ...(name && { name }) })),
  );
};
const NEEDS: readonly Need[] = FOLLOWED.filter((permission) => permission !== DO_EVERYTHING).flatMap(
  (permission) => permission.needs.map((_, index) => ({ permission, index })),
);

test("an identity comes to a right where the engine allows it a request that needs it, and only there", () => {
  fc.assert(
    fc.property(program, identity, (given, who) => {
      const cluster = clusterOf(...resourcesOf(given), ...ACCOUNTS);
      fc.pre(identitiesOf(cluster).some((each) => JSON.stringify(each) === JSON.stringify(who)));
      const holds = heldBy(cluster, who);
      const holdsIn = (need: Need, scope: RightScope) =>
        anyOf(including(need, scope).map((each) => holds(need, each)));
      const everythingIn = (scope: RightScope) =>
        allOf(DO_EVERYTHING.needs.map((_, index) => holdsIn({ permission: DO_EVERYTHING, index }, scope)));
      const can = (request: ResourceAttributes) => rbacOf(cluster).can(who, request).verdict;
      for (const need of NEEDS) {
        for (const scope of scopesOf(need)) {
          const requests = (need.permission.needs[need.index] ?? []).map((request) =>
            requestIn(request, scope, isByName(need)),
          );
          const held = anyOf([holdsIn(need, scope), ...requests.flatMap(placesOf).map(everythingIn)]);
          const allowed = anyOf(requests.map(can));
          const atMost = anyOf([allowed, ...requests.map((request) => appliesIn(can, request))]);
          expect({ need: need.permission.id, scope, held }).toEqual({
            need: need.permission.id,
            scope,
            held: held === atMost ? atMost : allowed,
          });
        }
      }
    }),
    runs(40),
  );
});
