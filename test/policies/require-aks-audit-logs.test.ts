import type { ValueMap } from "../../lib/model/value";
import { requireAksAuditLogs } from "../../policies/persistence/require-aks-audit-logs";
import { dependingOn, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const prod = resource("azure-native:containerservice:ManagedCluster", "prod", { location: "westeurope" });
const staging = resource("azure-native:containerservice:ManagedCluster", "staging", {
  resourceName: "staging",
});
const classic = resource("azure:containerservice/kubernetesCluster:KubernetesCluster", "prod", {
  name: "prod",
});

const logs = (inputs: ValueMap) => resource("azure-native:monitor:DiagnosticSetting", "logs", inputs);
const ofProd = (inputs: ValueMap) =>
  dependingOn(logs({ resourceUri: UNKNOWN, ...inputs }), { resourceUri: [prod] });
const AUDIT = { logs: [{ category: "kube-audit-admin", enabled: true }] };
const ID = "/subscriptions/1/resourceGroups/apps/providers/Microsoft.ContainerService/managedClusters";

testStackPolicy(requireAksAuditLogs, {
  accepts: {
    "the audit log of a cluster whose id is not known yet": stack(prod, ofProd(AUDIT)),
    "all logs, by their group": stack(prod, ofProd({ logs: [{ categoryGroup: "allLogs", enabled: true }] })),
    "a cluster by its resource id": stack(staging, logs({ resourceUri: `${ID}/Staging`, ...AUDIT })),
    "the classic provider": stack(
      classic,
      resource("azure:monitoring/diagnosticSetting:DiagnosticSetting", "logs", {
        targetResourceId: `${ID}/prod`,
        enabledLogs: [{ category: "kube-audit" }],
      }),
    ),
  },
  rejects: {
    "no diagnostic setting": {
      given: stack(prod),
      says: ['azure-native:containerservice:ManagedCluster "prod" must send its audit log'],
    },
    "logs of another kind": {
      given: stack(
        classic,
        resource("azure-native:monitor:DiagnosticSetting", "logs", {
          resourceUri: `${ID}/prod`,
          logs: [
            { category: "cluster-autoscaler", enabled: true },
            { category: "kube-audit", enabled: false },
          ],
        }),
      ),
      says: ['azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must send its audit log'],
    },
    "logs of another cluster": {
      given: stack(staging, prod, ofProd(AUDIT)),
      says: ['azure-native:containerservice:ManagedCluster "staging" must send its audit log'],
    },
  },
  undecided: {
    "categories from an output": stack(prod, ofProd({ logs: UNKNOWN })),
    "a target from an output of nobody knows what": stack(prod, logs({ resourceUri: UNKNOWN, ...AUDIT })),
  },
});
