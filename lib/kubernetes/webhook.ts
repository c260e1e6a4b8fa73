import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { allOf, anyOf, not, type Truth } from "../model/value";

export const MUTATING = "admissionregistration.k8s.io/MutatingWebhookConfiguration";
export const VALIDATING = "admissionregistration.k8s.io/ValidatingWebhookConfiguration";
const DEFINITION = "apiextensions.k8s.io/CustomResourceDefinition";

/** The kinds of objects by which the API server calls a webhook at admission. */
export const ADMISSION_KINDS = [MUTATING, VALIDATING];

/** The kinds of objects by which the API server calls any webhook. */
export const WEBHOOK_KINDS = [...ADMISSION_KINDS, DEFINITION];

/** The webhooks of a configuration. */
export function webhooksOf(configuration: DeclaredResource): Field[] {
  return configuration.at("webhooks").items();
}

/** How the API server reaches the webhooks that an object declares: at admission, or to convert custom resources. */
export function webhookClientsOf(object: DeclaredResource): Field[] {
  if (object.type === DEFINITION) return [object.at("spec.conversion.webhook.clientConfig")];
  return webhooksOf(object).map((webhook) => webhook.key("clientConfig"));
}

/** Whether a rule of a webhook stands for all resources of all groups. */
export function isForEverything(rule: Field): Truth {
  const has = (list: string, wildcards: readonly string[]) =>
    anyOf(
      rule
        .key(list)
        .items()
        .map((element) => element.isOneOf(wildcards)),
    );
  return allOf([has("apiGroups", ["*"]), has("resources", ["*", "*/*"])]);
}

/** Whether a webhook is asked about objects of every namespace, those of the system included. */
export function isForSystem(webhook: Field): Truth {
  const selector = webhook.key("namespaceSelector");
  const hasMatch = anyOf(
    ["matchExpressions", "matchLabels"].map((key) => {
      const entries = selector.key(key);
      return allOf([
        entries.isSet,
        key === "matchLabels" ? isFilled(entries.entries()) : isFilled(entries.items()),
      ]);
    }),
  );
  return not(hasMatch);
}

function isFilled(entries: readonly unknown[]): boolean {
  return entries.length > 0;
}

/** Whether a request that the webhook does not answer is refused: so it is unless the webhook says otherwise. */
export function failsClosed(webhook: Field): Truth {
  return not(webhook.key("failurePolicy").is("Ignore"));
}

/** Groups and resources by which code, rights or guard rails come into a cluster. */
const GUARDED: Readonly<Record<string, readonly string[]>> = {
  "": ["pods", "pods/ephemeralcontainers", "secrets", "serviceaccounts", "namespaces"],
  apps: ["deployments", "daemonsets", "statefulsets", "replicasets"],
  batch: ["jobs", "cronjobs"],
  "rbac.authorization.k8s.io": ["roles", "rolebindings", "clusterroles", "clusterrolebindings"],
  "admissionregistration.k8s.io": ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
};

/** Whether a rule is about objects by which code, rights or guard rails come into the cluster. */
export function guardsSecurity(rule: Field): Truth {
  return anyOf(
    Object.entries(GUARDED).map(([group, resources]) => {
      const groups = rule.key("apiGroups").items();
      const named = rule.key("resources").items();
      return allOf([
        anyOf(groups.map((each) => each.isOneOf([group, "*"]))),
        anyOf(named.map((each) => each.isOneOf([...resources, "*", "*/*"]))),
      ]);
    }),
  );
}
