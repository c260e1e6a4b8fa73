import type { ValueMap } from "../../lib/model/value";
import { noGkeBroadNodeScopes } from "../../policies/privilege-escalation/no-gke-broad-node-scopes";
import { stack, UNKNOWN } from "../support/builders";
import { gke, gkeNodes } from "../support/clouds";
import { testStackPolicy } from "../support/policy-table";

const SCOPES = ["https://www.googleapis.com/auth/cloud-platform"];
const WITH_IDENTITY = { workloadIdentityConfig: { workloadPool: "shop.svc.id.goog" } };
const nodes = (nodeConfig: ValueMap) => gkeNodes({ nodeConfig });
const cluster = (inputs: ValueMap = {}) => gke({ name: "prod", removeDefaultNodePool: true, ...inputs });

testStackPolicy(noGkeBroadNodeScopes, {
  accepts: {
    "nodes with an account of their own": stack(
      cluster(WITH_IDENTITY),
      nodes({ serviceAccount: "nodes@shop.iam.gserviceaccount.com", oauthScopes: SCOPES }),
    ),
    "nodes that only read images and write logs": stack(
      cluster(WITH_IDENTITY),
      nodes({
        oauthScopes: [
          "https://www.googleapis.com/auth/devstorage.read_only",
          "https://www.googleapis.com/auth/logging.write",
        ],
      }),
    ),
    "nodes that pods get the token of, which another policy finds": stack(
      cluster(),
      nodes({ oauthScopes: SCOPES }),
    ),
  },
  rejects: {
    "nodes of a cluster with workload identity": {
      given: stack(cluster(WITH_IDENTITY), nodes({ oauthScopes: SCOPES })),
      says: [
        'gcp:container/nodePool:NodePool "prod" must not give https://www.googleapis.com/auth/cloud-platform to the default service account (nodeConfig.oauthScopes[0])',
      ],
    },
    "nodes that write to buckets": {
      given: stack(cluster(WITH_IDENTITY), nodes({ serviceAccount: "default", oauthScopes: ["storage-rw"] })),
      says: [
        'gcp:container/nodePool:NodePool "prod" must not give storage-rw to the default service account (nodeConfig.oauthScopes[0])',
      ],
    },
    "a pool inside the cluster": {
      given: stack(gke({ ...WITH_IDENTITY, nodePools: [{ nodeConfig: { oauthScopes: SCOPES } }] })),
      says: [
        'gcp:container/cluster:Cluster "prod" must not give https://www.googleapis.com/auth/cloud-platform to the default service account (nodePools[0].nodeConfig.oauthScopes[0])',
      ],
    },
  },
  undecided: {
    "nodes of a cluster that another program declares": stack(nodes({ oauthScopes: SCOPES })),
    "scopes from an output": stack(cluster(WITH_IDENTITY), nodes({ oauthScopes: UNKNOWN })),
  },
});
