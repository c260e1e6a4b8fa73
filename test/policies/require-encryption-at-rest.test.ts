import { requireEncryptionAtRest } from "../../policies/access-to-sensitive-data/require-encryption-at-rest";
import { object, UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "encryption-provider-config": "/etc/encryption.yaml",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });
const KMS = "{ kms: { apiVersion: v2, name: cloud, endpoint: unix:///run/kms.sock } }";
const configuration = (...entries: string[]) =>
  object("v1", "ConfigMap", "kube-system/encryption", {
    data: {
      config: ["kind: EncryptionConfiguration", "resources:", ...entries.map((each) => `- ${each}`)].join(
        "\n",
      ),
    },
  });
const openShift = (spec: { encryption?: { type: string } }) =>
  object("config.openshift.io/v1", "APIServer", "cluster", { spec });

testPolicy(requireEncryptionAtRest, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
    "a key management service first": configuration(
      `{ resources: [secrets], providers: [${KMS}, { identity: {} }] }`,
    ),
    "events in plain text, behind all others": configuration(
      `{ resources: [secrets], providers: [${KMS}] }`,
      "{ resources: ['*.*'], providers: [{ identity: {} }] }",
    ),
    "OpenShift with encryption": openShift({ encryption: { type: "aesgcm" } }),
    "OpenShift where the manifest leaves encryption as it is": openShift({}),
  },
  rejects: {
    "plain text, as is the default": {
      given: component({ "encryption-provider-config": undefined }),
      says: 'Pod "web" must set --encryption-provider-config (container "web")',
    },
    "plain text first": {
      given: configuration(`{ resources: [secrets], providers: [{ identity: {} }, ${KMS}] }`),
      says: 'ConfigMap "kube-system/encryption" must not set data.config.resources[0].providers[0].identity',
    },
    "no entry for Secrets": {
      given: configuration(`{ resources: [configmaps], providers: [${KMS}] }`),
      says: 'ConfigMap "kube-system/encryption" must encrypt secrets (data.config.resources)',
    },
    "OpenShift without encryption": {
      given: openShift({ encryption: { type: "identity" } }),
      says: 'APIServer "cluster" must not set spec.encryption.type=identity',
    },
  },
  undecided: {
    "a flag from an output": running("kube-apiserver", {}, UNKNOWN),
    "a configuration from an output": object("v1", "ConfigMap", "kube-system/encryption", {
      data: { config: UNKNOWN },
    }),
  },
});
