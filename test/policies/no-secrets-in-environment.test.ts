import { noSecretsInEnvironment } from "../../policies/access-to-sensitive-data/no-secrets-in-environment";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noSecretsInEnvironment, {
  accepts: {
    "a setting": pod({ "containers[0].env": [{ name: "LEVEL", value: "info" }] }),
    "a key of a ConfigMap": pod({
      "containers[0].env": [{ name: "A", valueFrom: { configMapKeyRef: { name: "a", key: "a" } } }],
    }),
  },
  rejects: {
    "a key of a Secret": {
      given: pod({
        "containers[0].env": [{ name: "TOKEN", valueFrom: { secretKeyRef: { name: "a", key: "a" } } }],
      }),
      says: 'Pod "web" must not set TOKEN from a Secret (container "web", spec.containers[0].env[0].valueFrom.secretKeyRef)',
    },
    "a whole Secret": {
      given: pod({ "containers[0].envFrom": [{ secretRef: { name: "a" } }] }),
      says: 'Pod "web" must not set its environment from a Secret (container "web", spec.containers[0].envFrom[0].secretRef)',
    },
  },
  undecided: { "an environment from an output": pod({ "containers[0].env": UNKNOWN }) },
});
