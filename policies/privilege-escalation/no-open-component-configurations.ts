import { componentPolicy } from "../../lib/define";

export const noOpenComponentConfigurations = componentPolicy({
  id: "no-open-component-configurations",
  category: "privilege-escalation",
  threats: ["F1", "E1", "Em"],
  boundaries: ["B1"],
  stride: ["S", "E", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Configurations of components must not let everybody in",
  why: "One line in such a document takes back what flags and roles guard: requests without a name, requests without a check, pods without a standard.",
  fix: "Authorize by Node and RBAC, give anonymous requests the paths of health checks alone, and enforce `baseline` or `restricted` by default.",
  references: [
    "url:https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-authenticator-configuration",
    "url:https://kubernetes.io/docs/reference/access-authn-authz/authorization/#using-configuration-file-for-authorization",
    "url:https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/",
    "cis:1.2.7",
    "owasp:2025/K09",
  ],
  fields: [
    {
      on: ["AuthenticationConfiguration"],
      path: "anonymous.enabled",
      unset: "as the flag says",
      unlessSet: ["anonymous.conditions"],
      mustNotBe: true,
    },
    {
      on: ["AuthorizationConfiguration"],
      path: "authorizers[].type",
      unset: "invalid",
      mustNotBe: "AlwaysAllow",
    },
    {
      on: ["AdmissionConfiguration"],
      path: "plugins[].configuration.defaults.enforce",
      unset: "privileged",
      mustNotBe: "privileged",
    },
  ],
});
