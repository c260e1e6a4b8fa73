import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../value";
import { sourcesOf } from "./links";
import { AKS, AKS_CLASSIC } from "./types";

/** Diagnostic settings of Azure by provider: what they are of, and where they list what they send. */
const SETTINGS = [
  { type: "azure-native:monitor:DiagnosticSetting", target: "resourceUri", lists: ["logs"] },
  { type: "azure-native:insights:DiagnosticSetting", target: "resourceUri", lists: ["logs"] },
  {
    type: "azure:monitoring/diagnosticSetting:DiagnosticSetting",
    target: "targetResourceId",
    lists: ["enabledLogs", "logs"],
  },
] as const;

const CATEGORIES = ["kube-audit", "kube-audit-admin"];
const GROUPS = ["audit", "allLogs"];

/**
 * Whether the audit log of an AKS cluster is sent anywhere. The cluster itself has no such field: a diagnostic setting
 * names it, by an edge or by its resource id, and lists categories of logs or groups of them.
 * Source: https://learn.microsoft.com/azure/aks/monitor-aks-reference.
 */
export function sendsAuditLog(managed: KubernetesObject, cloud: Cluster): Truth {
  return anyOf(
    SETTINGS.flatMap(({ type, target, lists }) =>
      cloud
        .of(type)
        .map((setting) =>
          allOf([
            isOf(setting.at(target), managed, cloud),
            anyOf(lists.flatMap((list) => setting.at(list).items().map(isAudit))),
          ]),
        ),
    ),
  );
}

/** Whether a resource id is that of a cluster; an output is, where it comes from this cluster alone. */
function isOf(target: Field, managed: KubernetesObject, cloud: Cluster): Truth {
  const sources = sourcesOf(target.owner, target.path, cloud, [AKS, AKS_CLASSIC]);
  if (sources.length > 0) {
    if (!sources.includes(managed)) return false;
    return sources.length === 1 ? true : UNKNOWN;
  }
  const id = target.string();
  if (typeof id !== "string") return id === undefined ? false : UNKNOWN;
  if (!/\/managedClusters\//i.test(id)) return false;
  const name = managed.at(managed.type === AKS ? "resourceName" : "name").string();
  // Pulumi chooses a name that the program leaves out.
  if (typeof name !== "string") return UNKNOWN;
  return name.toLowerCase() === id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}

function isAudit(log: Field): Truth {
  return allOf([
    anyOf([log.at("category").isOneOf(CATEGORIES), log.at("categoryGroup").isOneOf(GROUPS)]),
    not(log.at("enabled").is(false)),
  ]);
}
