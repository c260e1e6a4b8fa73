import type { Identity } from "../../lib/kubernetes/rbac/identity";
import release from "../../lib/kubernetes/rbac/kubernetes-roles.json";
import type { AccessRequest } from "../../lib/kubernetes/rbac/rule";
import { scopeOf } from "../../lib/kubernetes/rbac/scope";
import { UNKNOWN, type ValueMap } from "../../lib/model/value";
import { type Resource, rbac } from "../kubernetes/rbac/support";
import { type RbacWorld, rbacWorld } from "./rbac-worlds";
import { expectVariety, upstreamAnswers, worldsOf } from "./upstream";

test("an identity may do what the authorizer allows, and what is open hangs on a role that is not there", () => {
  const worlds = worldsOf(rbacWorld);
  const answers = upstreamAnswers<boolean>("rbac", worlds.map(asUpstream));
  expectVariety(answers);
  const differences = worlds.flatMap((world, index) => {
    const engine = rbac(...resourcesOf(world));
    return world.questions.flatMap(({ who, request }, place) => {
      const ours = engine.can(who, request).verdict;
      const theirs = answers[index]?.[place];
      const isOpen = ours === UNKNOWN && theirs === false && refersElsewhere(world);
      return ours === theirs || isOpen ? [] : [{ ...world, questions: { who, request }, ours, theirs }];
    });
  });
  expect([differences.length, JSON.stringify(differences[0])]).toEqual([0, undefined]);
});

function resourcesOf({ roles, clusterRoles, roleBindings, clusterRoleBindings }: RbacWorld): Resource[] {
  const all = {
    Role: roles,
    ClusterRole: clusterRoles,
    RoleBinding: roleBindings,
    ClusterRoleBinding: clusterRoleBindings,
  };
  return Object.entries(all).flatMap(([kind, objects]) =>
    objects.map((object) => ({
      properties: { apiVersion: "rbac.authorization.k8s.io/v1", kind, ...object } as unknown as ValueMap,
    })),
  );
}

/** A role that is neither declared nor built in may be made by somebody else. */
function refersElsewhere(world: RbacWorld): boolean {
  const known = new Set([
    ...Object.keys(release.clusterRoles),
    ...world.clusterRoles.map(({ metadata }) => metadata.name),
    ...world.roles.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
  ]);
  return [...world.roleBindings, ...world.clusterRoleBindings].some(
    ({ metadata: { namespace }, roleRef: { kind, name } }) =>
      !known.has(kind === "Role" ? `${namespace}/${name}` : name),
  );
}

function asUpstream({ questions, ...world }: RbacWorld): object {
  return {
    ...world,
    requests: questions.map(({ who, request }) => ({ ...personOf(who), ...attributesOf(request) })),
  };
}

/** Whom an authenticator makes of an identity; a group is somebody in it. */
function personOf(identity: Identity): { user: string; groups: string[] } {
  const authenticated = ["system:authenticated"];
  if (identity.kind === "ServiceAccount") {
    const { namespace, name } = identity;
    const groups = ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, ...authenticated];
    return { user: `system:serviceaccount:${namespace}:${name}`, groups };
  }
  if (identity.kind === "Group") {
    const more = identity.name.startsWith("system:serviceaccounts:") ? ["system:serviceaccounts"] : [];
    return { user: "", groups: [identity.name, ...more, ...authenticated] };
  }
  if (identity.name === "system:anonymous")
    return { user: identity.name, groups: ["system:unauthenticated"] };
  const more = identity.name.startsWith("system:node:") ? ["system:nodes"] : [];
  return { user: identity.name, groups: [...more, ...authenticated] };
}

/** How the API server reads a request: those on what belongs to no namespace have none. */
function attributesOf(request: AccessRequest): object {
  if ("url" in request) return { verb: request.verb, path: request.url };
  const namespace = scopeOf(request);
  return { ...request, namespace: typeof namespace === "string" ? namespace : "" };
}
