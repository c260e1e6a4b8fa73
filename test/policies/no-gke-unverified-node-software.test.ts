import type { ValueMap } from "../../lib/model/value";
import { noGkeUnverifiedNodeSoftware } from "../../policies/persistence/no-gke-unverified-node-software";
import { UNKNOWN } from "../support/builders";
import { gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

const nodes = (nodeConfig: ValueMap) => gkeNodes({ nodeConfig });

testPolicy(noGkeUnverifiedNodeSoftware, {
  accepts: {
    "nodes of GKE that say nothing": gkeNodes(),
    "a script that is pinned": nodes({
      linuxNodeConfig: { customNodeInit: { initScript: { gcsUri: "gs://shop/init.sh", gcsGeneration: 7 } } },
    }),
    "a script in Secret Manager": nodes({
      linuxNodeConfig: {
        customNodeInit: { initScript: { gcpSecretManagerSecretUri: "projects/1/secrets/init" } },
      },
    }),
    "a mirror with TLS": nodes({
      containerdConfig: {
        registryHosts: [
          {
            server: "docker.io",
            hosts: [{ host: "https://mirror.example.com", capabilities: ["HOST_CAPABILITY_PULL"] }],
          },
        ],
      },
    }),
    "a mirror without a scheme": nodes({
      containerdConfig: { registryHosts: [{ server: "docker.io", hosts: [{ host: "mirror.example.com" }] }] },
    }),
  },
  rejects: {
    "a script that anybody with the bucket changes": {
      given: nodes({ linuxNodeConfig: { customNodeInit: { initScript: { gcsUri: "gs://shop/init.sh" } } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must set nodeConfig.linuxNodeConfig.customNodeInit.initScript.gcsGeneration',
    },
    "a mirror without TLS": {
      given: nodes({
        containerdConfig: {
          registryHosts: [{ server: "docker.io", hosts: [{ host: "http://mirror.example.com" }] }],
        },
      }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.containerdConfig.registryHosts[0].hosts[0].host=http://mirror.example.com instead of https',
    },
    "a mirror to push to": {
      given: nodes({
        containerdConfig: {
          registryHosts: [
            {
              server: "docker.io",
              hosts: [{ host: "https://mirror.example.com", capabilities: ["HOST_CAPABILITY_PUSH"] }],
            },
          ],
        },
      }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.containerdConfig.registryHosts[0].hosts[0].capabilities[0]=HOST_CAPABILITY_PUSH instead of pull and resolve',
    },
    "a mirror without TLS for all pools": {
      given: gke({
        nodePoolDefaults: {
          nodeConfigDefaults: {
            containerdConfig: { registryHosts: [{ hosts: [{ host: "http://mirror.example.com" }] }] },
          },
        },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set nodePoolDefaults.nodeConfigDefaults.containerdConfig.registryHosts[0].hosts[0].host=http://mirror.example.com instead of https',
    },
  },
  undecided: {
    "nodes from an output": gkeNodes({ nodeConfig: UNKNOWN }),
    "the address of a script from an output": nodes({
      linuxNodeConfig: { customNodeInit: { initScript: { gcsUri: UNKNOWN } } },
    }),
  },
});
