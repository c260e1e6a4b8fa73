import { noWeakEncryptionProviders } from "../../policies/access-to-sensitive-data/no-weak-encryption-providers";
import { UNKNOWN } from "../support/builders";
import { carrying, configured } from "../support/components";
import { testPolicy } from "../support/policy-table";

const encryption = (...providers: string[]) =>
  configured(
    "EncryptionConfiguration",
    "resources:",
    "- resources: [secrets]",
    `  providers: [${providers.join(", ")}]`,
  );
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;

testPolicy(noWeakEncryptionProviders, {
  accepts: {
    "version 2 of KMS": encryption("{ kms: { apiVersion: v2, name: vault } }", "{ identity: {} }"),
    "an old provider behind, for what it wrote": encryption("{ secretbox: {} }", "{ aescbc: {} }"),
    "an old provider of other resources": configured(
      "EncryptionConfiguration",
      "resources:",
      "- resources: [events]",
      "  providers: [{ aescbc: {} }]",
    ),
  },
  rejects: {
    "aescbc first": {
      given: encryption("{ aescbc: {} }"),
      says: says("must not set data.config.resources[0].providers[0].aescbc"),
    },
    "version 1 of KMS": {
      given: encryption("{ kms: { name: vault } }"),
      says: says("must set data.config.resources[0].providers[0].kms.apiVersion=v2"),
    },
  },
  undecided: { "a document from an output": carrying(UNKNOWN) },
});
