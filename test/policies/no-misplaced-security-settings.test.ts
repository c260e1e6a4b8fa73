import { noMisplacedSecuritySettings } from "../../policies/malicious-code-execution/no-misplaced-security-settings";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noMisplacedSecuritySettings, {
  accepts: {
    "settings of containers and of pods where they belong": pod({
      "securityContext.fsGroup": 2000,
      "securityContext.runAsNonRoot": true,
      hostUsers: false,
      automountServiceAccountToken: false,
      "containers[0].securityContext.allowPrivilegeEscalation": false,
      "containers[0].securityContext.runAsNonRoot": true,
    }),
    "no security context at all": pod({
      securityContext: undefined,
      "containers[0].securityContext": undefined,
    }),
  },
  rejects: {
    "allowPrivilegeEscalation of the pod": {
      given: pod({ "securityContext.allowPrivilegeEscalation": false }),
      says: 'Pod "web" must not set allowPrivilegeEscalation where it has no effect (spec.securityContext.allowPrivilegeEscalation)',
    },
    "a read-only root filesystem of the pod": {
      given: pod({ "securityContext.readOnlyRootFilesystem": true }),
      says: 'Pod "web" must not set readOnlyRootFilesystem where it has no effect (spec.securityContext.readOnlyRootFilesystem)',
    },
    "fsGroup of a container": {
      given: pod({ "containers[0].securityContext.fsGroup": 2000 }),
      says: 'Pod "web" must not set fsGroup where it has no effect (container "web", spec.containers[0].securityContext.fsGroup)',
    },
    "runAsNonRoot beside the security context of a container": {
      given: pod({ "containers[0].runAsNonRoot": true }),
      says: 'Pod "web" must not set runAsNonRoot where it has no effect (container "web", spec.containers[0].runAsNonRoot)',
    },
    "runAsUser beside the security context of the pod": {
      given: pod({ runAsUser: 20000 }),
      says: 'Pod "web" must not set runAsUser where it has no effect (spec.runAsUser)',
    },
    "hostUsers in the security context of the pod": {
      given: pod({ "securityContext.hostUsers": false }),
      says: 'Pod "web" must not set hostUsers where it has no effect (spec.securityContext.hostUsers)',
    },
  },
  undecided: { "a security context from an output": pod({ securityContext: UNKNOWN }) },
});
