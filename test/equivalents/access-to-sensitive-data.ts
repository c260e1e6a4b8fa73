import type { ValueMap } from "../../lib/model/value";
import { object, pod, stack } from "../support/builders";
import { running } from "../support/components";
import type { Equivalents } from "../support/equivalents";

const encryption = object("v1", "ConfigMap", "kube-system/encryption", {
  data: {
    config:
      "kind: EncryptionConfiguration\nresources: [{ resources: [secrets], providers: [{ identity: {} }] }]\n",
  },
});
const variable = (value: ValueMap) =>
  stack(pod({ "containers[0].env": [{ name: "DB_PASSWORD", ...value }] }));

export const ACCESS_TO_SENSITIVE_DATA: Equivalents = {
  "require-encryption-at-rest": [
    [
      [
        "trivy:KCV-0030",
        "kubescape:C-0141",
        "kubescape:C-0066",
        "kics:encryption_provider_config_is_not_defined",
        "checkov:CKV_K8S_104",
      ],
      stack(running("kube-apiserver", { "secure-port": "6443" })),
    ],
    [["kubescape:C-0142", "kics:encryption_provider_not_properly_configured"], stack(encryption)],
  ],
  "no-credentials-in-containers": [
    [
      ["kube-linter:env-var-secret", "polaris:sensitiveContainerEnvVar", "kubescape:C-0012"],
      variable({ value: "Summer-2024-shop!" }),
    ],
  ],
  "no-secrets-in-environment": [
    [
      [
        "kube-linter:read-secret-from-env-var",
        "checkov:CKV_K8S_35",
        "kubescape:C-0207",
        "kyverno:disallow-secrets-from-env-vars",
        "kubesec:SecretsAsEnvironmentVariables",
        "kics:secrets_as_environment_variables",
      ],
      variable({ valueFrom: { secretKeyRef: { name: "db", key: "password" } } }),
    ],
  ],
  "no-node-volumes": [
    [
      ["kyverno:limit-hostpath-type-pv"],
      stack(object("v1", "PersistentVolume", "data", { spec: { hostPath: { path: "/etc" } } })),
    ],
  ],
};
