import type { ValueMap } from "../../lib/model/value";
import { requireAksSignInLogs } from "../../policies/persistence/require-aks-sign-in-logs";
import { resource, stack, UNKNOWN } from "../support/builders";
import { automaticAks, classicAks } from "../support/clouds";
import { testStackPolicy } from "../support/policy-table";

const prod = classicAks({ name: "prod" });
const ID = "/subscriptions/1/resourceGroups/apps/providers/Microsoft.ContainerService/managedClusters";
const logs = (inputs: ValueMap) =>
  resource("azure:monitoring/diagnosticSetting:DiagnosticSetting", "logs", {
    targetResourceId: `${ID}/prod`,
    ...inputs,
  });

testStackPolicy(requireAksSignInLogs, {
  accepts: {
    "both logs": stack(
      prod,
      logs({ enabledLogs: [{ category: "kube-audit-admin" }, { category: "guard" }] }),
    ),
    "all logs, by their group": stack(prod, logs({ enabledLogs: [{ categoryGroup: "allLogs" }] })),
    "a cluster without any log, which another policy finds": stack(prod),
  },
  rejects: {
    "the audit log alone": {
      given: stack(prod, logs({ enabledLogs: [{ category: "kube-audit" }] })),
      says: [
        'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must send its log of sign-ins',
      ],
    },
    "the audit log of an automatic cluster alone": {
      given: stack(automaticAks(), logs({ enabledLogs: [{ category: "kube-audit" }] })),
      says: ['azure:containerservice/automaticCluster:AutomaticCluster "prod" must send its log of sign-ins'],
    },
  },
  undecided: {
    "categories from an output": stack(
      prod,
      logs({ enabledLogs: [{ category: "kube-audit" }, { category: UNKNOWN }] }),
    ),
  },
});
