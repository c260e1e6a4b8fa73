import { anyOf, not, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const limitClusterSecretStores = resourcePolicy({
  id: "limit-cluster-secret-stores",
  category: "access-to-sensitive-data",
  threats: ["S1", "E1", "Sm"],
  boundaries: ["B1", "B7"],
  stride: ["I", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "ClusterSecretStores must limit the namespaces that may use them",
  why: "Without `conditions` a subject that may create an ExternalSecret in any namespace reads everything that the store's identity reads.",
  fix: "Set `spec.conditions` to the namespaces, or declare a SecretStore in each namespace.",
  references: [
    "url:https://external-secrets.io/latest/api/clustersecretstore/",
    "url:https://external-secrets.io/latest/guides/multi-tenancy/",
    "mitre:T1552.007",
    "owasp:2025/K03",
  ],
  kinds: ["external-secrets.io/ClusterSecretStore"],

  check(store) {
    const conditions = store.at("spec.conditions");
    if (conditions.isAbsent) return conditions.mustBeSet();
    const isLimited = anyOf(conditions.items().map(({ value }) => (value === UNKNOWN ? UNKNOWN : true)));
    return conditions.violates("must name the namespaces that may use it", not(isLimited));
  },
});
