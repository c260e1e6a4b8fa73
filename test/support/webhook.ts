import type { Value, ValueMap } from "../../lib/model/value";
import { type Manifest, object } from "./builders";

/** A ValidatingWebhookConfiguration "guard" with one webhook. */
export function guardedBy(webhook: Value): Manifest {
  return object("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "guard", {
    webhooks: [webhook],
  });
}

/** A rule of a webhook on the creation of resources of a group. */
export function ruleOn(group: string, ...resources: string[]): ValueMap {
  return { apiGroups: [group], apiVersions: ["*"], operations: ["CREATE"], resources };
}
