import type { ValueMap } from "../../lib/model/value";
import { limitClusterSecretStores } from "../../policies/access-to-sensitive-data/limit-cluster-secret-stores";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const store = (spec: ValueMap) =>
  object("external-secrets.io/v1", "ClusterSecretStore", "vault", {
    spec: { provider: { vault: { server: "https://vault.example.com" } }, ...spec },
  });
const NAME = 'ClusterSecretStore "vault"';

testPolicy(limitClusterSecretStores, {
  accepts: {
    "namespaces by name": store({ conditions: [{ namespaces: ["shop"] }] }),
    "namespaces by label": store({ conditions: [{ namespaceSelector: { matchLabels: { team: "shop" } } }] }),
    "a store of one namespace": object("external-secrets.io/v1", "SecretStore", "shop/vault", { spec: {} }),
  },
  rejects: {
    "a store for every namespace": {
      given: store({}),
      says: `${NAME} must set spec.conditions`,
    },
    "a store with no conditions": {
      given: store({ conditions: [] }),
      says: `${NAME} must name the namespaces that may use it (spec.conditions)`,
    },
  },
  undecided: { "conditions from an output": store({ conditions: UNKNOWN }) },
});
