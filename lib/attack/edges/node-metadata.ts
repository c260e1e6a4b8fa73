import { hasOneManagedCluster, nodeAssignments } from "../../cloud/identity-assignment";
import { allOf, UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { nodeClassesOf, nodeVertex } from "../nodes";
import { cloudIdentityVertex } from "../vertices";

export const nodeMetadata: Edge = {
  id: "NODE_METADATA",
  title: "act as the node's identity in the cloud",
  mitre: ["T1552.005"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  *steps(cluster) {
    const assignments = nodeAssignments(cluster).filter(({ identity }) => identity !== undefined);
    const identities = new Set(assignments.map(({ identity }) => identity));
    // Nobody knows which of several groups of nodes a pod is on.
    const isOnly = identities.size === 1 ? true : UNKNOWN;
    for (const { identity, isCertain, field } of assignments) {
      const holds = allOf([isCertain, isOnly, hasOneManagedCluster(cluster.cloud)]);
      if (identity === undefined || holds === false) continue;
      for (const { pods } of nodeClassesOf(cluster)) {
        const [pod] = pods;
        if (pod === undefined) continue;
        const because = `the metadata of the node has credentials of ${identity.title}`;
        yield {
          from: [nodeVertex(cluster, pod)],
          to: cloudIdentityVertex(identity),
          holds,
          at: field,
          because,
        };
      }
    }
  },
};
