import { noOpenComponentConfigurations } from "../../policies/privilege-escalation/no-open-component-configurations";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const document = (kind: string, ...lines: string[]) =>
  object("v1", "ConfigMap", "kube-system/config", {
    data: { "config.yaml": [`kind: ${kind}`, ...lines].join("\n") },
  });
const NAME = 'ConfigMap "kube-system/config"';
const AT = 'data["config.yaml"]';

testPolicy(noOpenComponentConfigurations, {
  accepts: {
    "no anonymous requests": document("AuthenticationConfiguration", "anonymous: { enabled: false }"),
    "anonymous checks of health": document(
      "AuthenticationConfiguration",
      "anonymous: { enabled: true, conditions: [{ path: /livez }] }",
    ),
    "authorization by RBAC": document(
      "AuthorizationConfiguration",
      "authorizers: [{ type: Node }, { type: RBAC }]",
    ),
    "a standard for every namespace": document(
      "AdmissionConfiguration",
      "plugins: [{ name: PodSecurity, configuration: { defaults: { enforce: baseline } } }]",
    ),
  },
  rejects: {
    "anonymous requests": {
      given: document("AuthenticationConfiguration", "anonymous: { enabled: true }"),
      says: `${NAME} must not set ${AT}.anonymous.enabled=true`,
    },
    "no authorization": {
      given: document("AuthorizationConfiguration", "authorizers: [{ type: RBAC }, { type: AlwaysAllow }]"),
      says: `${NAME} must not set ${AT}.authorizers[1].type=AlwaysAllow`,
    },
    "no standard": {
      given: document(
        "AdmissionConfiguration",
        "plugins: [{ name: PodSecurity, configuration: { defaults: { enforce: privileged } } }]",
      ),
      says: `${NAME} must not set ${AT}.plugins[0].configuration.defaults.enforce=privileged`,
    },
  },
  undecided: {
    "a document from an output": object("v1", "ConfigMap", "kube-system/config", {
      data: { "config.yaml": UNKNOWN },
    }),
  },
});
