import type { Value } from "../../lib/model/value";
import { limitEksNodeVersionSkew } from "../../policies/privilege-escalation/limit-eks-node-version-skew";
import { dependingOn, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const cluster = (version: Value) => resource("aws:eks/cluster:Cluster", "prod", { name: "shop", version });
const nodes = (clusterName: Value, version: Value) =>
  resource("aws:eks/nodeGroup:NodeGroup", "workers", { clusterName, version });
const both = (ofCluster: Value, ofNodes: Value) =>
  stack(cluster(ofCluster), dependingOn(nodes(UNKNOWN, ofNodes), { clusterName: [cluster(ofCluster)] }));
const BEHIND =
  'aws:eks/nodeGroup:NodeGroup "workers" must not stay more than 3 minor versions behind aws:eks/cluster:Cluster "prod" (version)';

testStackPolicy(limitEksNodeVersionSkew, {
  accepts: {
    "nodes of the version of their cluster": both("1.35", "1.35"),
    "nodes three minor versions behind": both("1.35", "1.32"),
    "nodes that say nothing": both("1.35", null),
    "nodes of another cluster": stack(cluster("1.35"), nodes("other", "1.29")),
    "a cluster of the newest version, whichever that is": both("latest", "1.29"),
  },
  rejects: {
    "nodes four minor versions behind": { given: both("1.35", "1.31"), says: [BEHIND] },
    "nodes that name their cluster": { given: stack(cluster("1.35"), nodes("shop", "1.31")), says: [BEHIND] },
  },
  undecided: { "a version from an output": both("1.35", UNKNOWN) },
});
