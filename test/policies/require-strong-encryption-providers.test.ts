import { requireStrongEncryptionProviders } from "../../policies/access-to-sensitive-data/require-strong-encryption-providers";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const configuration = (...providers: string[]) =>
  object("v1", "ConfigMap", "kube-system/encryption", {
    data: {
      "config.yaml": [
        "apiVersion: apiserver.config.k8s.io/v1",
        "kind: EncryptionConfiguration",
        "resources:",
        "- resources: [secrets]",
        "  providers:",
        ...providers.map((provider) => `  - ${provider}`),
      ].join("\n"),
    },
  });
const KMS = "kms: { apiVersion: v2, name: cloud, endpoint: unix:///run/kms.sock }";
const AT = 'data["config.yaml"].resources[0].providers[0]';

testPolicy(requireStrongEncryptionProviders, {
  accepts: {
    "a service for keys first": configuration(KMS, "identity: {}"),
    "events in clear, behind all others": object("v1", "ConfigMap", "kube-system/encryption", {
      data: {
        "config.yaml": [
          "kind: EncryptionConfiguration",
          "resources:",
          "- { resources: [secrets], providers: [{ kms: { apiVersion: v2 } }] }",
          "- { resources: ['*.*'], providers: [{ identity: {} }] }",
        ].join("\n"),
      },
    }),
    "a key in a Secret": object("v1", "Secret", "kube-system/encryption", {
      stringData: {
        "config.yaml":
          "kind: EncryptionConfiguration\nresources: [{ resources: [secrets], providers: [{ secretbox: { keys: [{ secret: c2VjcmV0 }] } }] }]",
      },
    }),
    "another document": object("v1", "ConfigMap", "kube-system/encryption", { data: { mode: "none" } }),
  },
  rejects: {
    "clear text first": {
      given: configuration("identity: {}", KMS),
      says: `ConfigMap "kube-system/encryption" must not set ${AT}.identity`,
    },
    "no entry for Secrets": {
      given: object("v1", "ConfigMap", "kube-system/encryption", {
        data: {
          config:
            "kind: EncryptionConfiguration\nresources: [{ resources: [configmaps], providers: [{ kms: { apiVersion: v2 } }] }]",
        },
      }),
      says: 'ConfigMap "kube-system/encryption" must encrypt secrets (data.config.resources)',
    },
    "a key in the ConfigMap": {
      given: configuration("secretbox: { keys: [{ name: one, secret: c2VjcmV0 }] }"),
      says: `ConfigMap "kube-system/encryption" must not set ${AT}.secretbox.keys[0].secret`,
    },
  },
  undecided: {
    "a configuration from an output": object("v1", "ConfigMap", "kube-system/encryption", {
      data: { "config.yaml": UNKNOWN },
    }),
  },
});
