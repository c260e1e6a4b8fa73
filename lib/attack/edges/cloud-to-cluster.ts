import { ADMINISTRATION_KINDS, type Administration, administrationsOf } from "../../cloud/access-entry";
import { type AccessMapping, mappingsIn } from "../../cloud/access-mapping";
import { rolesNamedBy } from "../../cloud/aws/aws-role";
import { hasOneManagedCluster } from "../../cloud/identity-assignment";
import { managedClustersOf } from "../../cloud/managed-cluster";
import type { Cluster } from "../../kubernetes/cluster";
import type { Field } from "../../model/field";
import { allOf, type Truth } from "../../model/value";
import type { Edge } from "../edge";
import type { StepDraft } from "../step";
import type { Vertex } from "../vertex";
import { cloudIdentityVertex, cloudRightVertex, clusterAdminVertex, identityVertex } from "../vertices";

export const cloudToCluster: Edge = {
  id: "CLOUD_TO_CLUSTER",
  title: "enter the cluster as an identity of the cloud",
  mitre: ["T1078.004"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  *steps(cluster) {
    const admin = clusterAdminVertex(cluster);
    for (const { isHost, managed } of managedClustersOf(cluster)) {
      const because = `who may change ${managed.title} may let itself in`;
      if (isHost !== false) yield { from: [cloudRightVertex("clusters")], to: admin, holds: isHost, because };
    }
    const ofCloud = hasOneManagedCluster(cluster.cloud);
    for (const [resource, verdict] of placesOf(cluster, ofCloud)) {
      for (const administration of administrationsOf(resource))
        yield* administrators(cluster, administration, verdict);
    }
    for (const mapping of mappingsIn(cluster)) yield* members(cluster, mapping, true);
    for (const mapping of mappingsIn(cluster.cloud)) yield* members(cluster, mapping, ofCloud);
  },
};

function placesOf(cluster: Cluster, ofCloud: Truth) {
  return [
    ...cluster.of("ConfigMap").map((each) => [each, true as Truth] as const),
    ...cluster.cloud.of(...ADMINISTRATION_KINDS).map((each) => [each, ofCloud] as const),
  ];
}

function administrators(
  cluster: Cluster,
  { field, verdict, principal }: Administration,
  isHere: Truth,
): StepDraft[] {
  if (principal === undefined) return [];
  const entry: Entry = { principal, holds: allOf([verdict, isHere]), at: field };
  return stepsOf(cluster, entry, clusterAdminVertex(cluster), "it makes the role administrator");
}

/** Groups and names that the RBAC of the cluster then judges; nodes get theirs from EKS. */
function members(cluster: Cluster, mapping: AccessMapping, isHere: Truth): StepDraft[] {
  const { principal, groups, username } = mapping;
  const holds = allOf([mapping.verdict, isHere]);
  const named = (kind: "Group" | "User", field: Field) => {
    const name = field.string();
    if (typeof name !== "string" || name === "system:masters" || name.includes("{{")) return [];
    const because = `it maps the role to ${kind} "${name}"`;
    return stepsOf(
      cluster,
      { principal, holds, at: field },
      identityVertex(cluster, { kind, name }),
      because,
    );
  };
  return [...groups.flatMap((group) => named("Group", group)), ...named("User", username)];
}

interface Entry {
  readonly principal: Field;
  readonly holds: Truth;
  readonly at: Field;
}

function stepsOf(
  cluster: Cluster,
  { principal, holds, at }: Entry,
  to: Vertex,
  because: string,
): StepDraft[] {
  return rolesNamedBy(principal, cluster.cloud).flatMap(({ identity, isCertain }): StepDraft[] => {
    const verdict = allOf([holds, isCertain]);
    if (verdict === false) return [];
    const fix = { field: at, change: `do not let ${identity.title} in (${at.path})`, cost: 2 } as const;
    return [{ from: [cloudIdentityVertex(identity)], to, holds: verdict, at, because, fixes: [fix] }];
  });
}
