import {
  AZURE_DIAGNOSTICS,
  AZURE_NATIVE_DIAGNOSTICS,
  AZURE_NATIVE_INSIGHTS_DIAGNOSTICS,
} from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Resources } from "../../model/resources";
import { allOf, anyOf, not, type Truth } from "../../model/value";
import { namesCluster } from "./azure-target";

/** Diagnostic settings of Azure by provider: what they are of, and where they list what they send. */
const SETTINGS = [
  { type: AZURE_NATIVE_DIAGNOSTICS, target: "resourceUri", lists: ["logs"] },
  { type: AZURE_NATIVE_INSIGHTS_DIAGNOSTICS, target: "resourceUri", lists: ["logs"] },
  {
    type: AZURE_DIAGNOSTICS,
    target: "targetResourceId",
    lists: ["enabledLogs", "logs"],
  },
] as const;

/** The groups of categories of AKS that hold the audit log, and that of sign-ins. */
const GROUPS = ["audit", "allLogs"];

/** The categories with the audit log of AKS: all of it, or what changes something. */
export const AUDIT_LOG = ["kube-audit", "kube-audit-admin"];
/** The category in which AKS logs who signs in by Entra, and what Azure RBAC decides. */
export const SIGN_IN_LOG = ["guard"];

/**
 * Whether a log of an AKS cluster is sent anywhere: one of these categories of it. The cluster itself has no such
 * field: a diagnostic setting names it, by an edge or by its resource id, and lists categories of logs or groups of
 * them. Source: https://learn.microsoft.com/azure/aks/monitor-aks-reference.
 */
export function sendsLog(managed: DeclaredResource, cloud: Resources, categories: readonly string[]): Truth {
  const isSent = (log: Field) =>
    allOf([
      anyOf([log.at("category").isOneOf(categories), log.at("categoryGroup").isOneOf(GROUPS)]),
      not(log.at("enabled").is(false)),
    ]);
  return anyOf(
    SETTINGS.flatMap(({ type, target, lists }) =>
      cloud
        .of(type)
        .map((setting) =>
          allOf([
            namesCluster(setting.at(target), managed, cloud),
            anyOf(lists.flatMap((list) => setting.at(list).items().map(isSent))),
          ]),
        ),
    ),
  );
}
