import type { ValueMap } from "../../lib/model/value";
import { noGkeEditorTokensForPods } from "../../policies/privilege-escalation/no-gke-editor-tokens-for-pods";
import { dependingOn, stack, UNKNOWN } from "../support/builders";
import { gke, gkeNodes } from "../support/clouds";
import { testStackPolicy } from "../support/policy-table";

const SCOPES = ["https://www.googleapis.com/auth/cloud-platform"];
const WITH_IDENTITY = { workloadIdentityConfig: { workloadPool: "shop.svc.id.goog" } };
const nodes = (nodeConfig: ValueMap) => gkeNodes({ nodeConfig });
const cluster = (inputs: ValueMap = {}) => gke({ name: "prod", removeDefaultNodePool: true, ...inputs });

testStackPolicy(noGkeEditorTokensForPods, {
  accepts: {
    "nodes with an account of their own": stack(
      cluster(),
      nodes({ serviceAccount: "nodes@shop.iam.gserviceaccount.com", oauthScopes: SCOPES }),
    ),
    "nodes without broad scopes": stack(
      cluster(),
      nodes({ oauthScopes: ["https://www.googleapis.com/auth/logging.write"] }),
    ),
    "nodes that say nothing": stack(cluster(), nodes({})),
    "nodes of a cluster with workload identity": stack(
      cluster(WITH_IDENTITY),
      nodes({ oauthScopes: SCOPES }),
    ),
    "a default pool that is removed": stack(cluster({ nodeConfig: { oauthScopes: SCOPES } })),
    "an Autopilot cluster": stack(gke({ enableAutopilot: true, nodeConfig: { oauthScopes: SCOPES } })),
  },
  rejects: {
    "nodes of a cluster without workload identity": {
      given: stack(cluster(), nodes({ oauthScopes: SCOPES })),
      says: [
        'gcp:container/nodePool:NodePool "prod" must not give https://www.googleapis.com/auth/cloud-platform to the default service account, whose token pods can take (nodeConfig.oauthScopes[0])',
      ],
    },
    "nodes that show their token although there are identities": {
      given: stack(
        cluster(WITH_IDENTITY),
        nodes({
          serviceAccount: "default",
          oauthScopes: SCOPES,
          workloadMetadataConfig: { mode: "GCE_METADATA" },
        }),
      ),
      says: [
        'gcp:container/nodePool:NodePool "prod" must not give https://www.googleapis.com/auth/cloud-platform to the default service account, whose token pods can take (nodeConfig.oauthScopes[0])',
      ],
    },
    "nodes that name the default account": {
      given: stack(
        cluster(),
        nodes({
          serviceAccount: "123-compute@developer.gserviceaccount.com",
          oauthScopes: ["cloud-platform"],
        }),
      ),
      says: [
        'gcp:container/nodePool:NodePool "prod" must not give cloud-platform to the default service account, whose token pods can take (nodeConfig.oauthScopes[0])',
      ],
    },
    "a default pool": {
      given: stack(gke({ nodeConfig: { oauthScopes: SCOPES } })),
      says: [
        'gcp:container/cluster:Cluster "prod" must not give https://www.googleapis.com/auth/cloud-platform to the default service account, whose token pods can take (nodeConfig.oauthScopes[0])',
      ],
    },
    "pools that GKE makes": {
      given: stack(
        cluster({ clusterAutoscaling: { enabled: true, autoProvisioningDefaults: { oauthScopes: SCOPES } } }),
      ),
      says: [
        'gcp:container/cluster:Cluster "prod" must not give https://www.googleapis.com/auth/cloud-platform to the default service account, whose token pods can take (clusterAutoscaling.autoProvisioningDefaults.oauthScopes[0])',
      ],
    },
    "nodes of a cluster by an edge": {
      given: stack(
        cluster(),
        dependingOn(gkeNodes({ cluster: UNKNOWN, nodeConfig: { oauthScopes: SCOPES } }), {
          cluster: [cluster()],
        }),
      ),
      says: [
        'gcp:container/nodePool:NodePool "prod" must not give https://www.googleapis.com/auth/cloud-platform to the default service account, whose token pods can take (nodeConfig.oauthScopes[0])',
      ],
    },
  },
  undecided: {
    "nodes of a cluster that another program declares": stack(nodes({ oauthScopes: SCOPES })),
    "an account from an output": stack(cluster(), nodes({ serviceAccount: UNKNOWN, oauthScopes: SCOPES })),
    "nodes from an output": stack(cluster(), gkeNodes({ nodeConfig: UNKNOWN })),
  },
});
