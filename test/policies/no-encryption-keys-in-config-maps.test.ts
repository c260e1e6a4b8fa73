import { noEncryptionKeysInConfigMaps } from "../../policies/access-to-sensitive-data/no-encryption-keys-in-config-maps";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const document = (provider: string) =>
  [
    "apiVersion: apiserver.config.k8s.io/v1",
    "kind: EncryptionConfiguration",
    "resources:",
    "- resources: [secrets]",
    `  providers: [${provider}]`,
  ].join("\n");
const inConfigMap = (provider: string) =>
  object("v1", "ConfigMap", "kube-system/encryption", { data: { config: document(provider) } });
const KEY = "{ keys: [{ name: one, secret: c2VjcmV0 }] }";
const says = (provider: string) =>
  `ConfigMap "kube-system/encryption" must not set data.config.resources[0].providers[0].${provider}.keys[0].secret`;

testPolicy(noEncryptionKeysInConfigMaps, {
  accepts: {
    "a key management service": inConfigMap(
      "{ kms: { apiVersion: v2, name: cloud, endpoint: unix:///kms } }",
    ),
    "Secrets in plain text, which have no key": inConfigMap("{ identity: {} }"),
    "a key in a Secret": object("v1", "Secret", "kube-system/encryption", {
      stringData: { config: document(`{ secretbox: ${KEY} }`) },
    }),
    "another document": object("v1", "ConfigMap", "kube-system/encryption", { data: { mode: "none" } }),
  },
  rejects: {
    "a key of secretbox": { given: inConfigMap(`{ secretbox: ${KEY} }`), says: says("secretbox") },
    "a key of aescbc": { given: inConfigMap(`{ aescbc: ${KEY} }`), says: says("aescbc") },
  },
  undecided: {
    "a configuration from an output": object("v1", "ConfigMap", "kube-system/encryption", {
      data: { config: UNKNOWN },
    }),
  },
});
