import { componentPolicy } from "../../lib/policy/component-policy";
import { authorizerIssues } from "./require-api-server-authorization.check";

export const requireApiServerAuthorization = componentPolicy({
  id: "require-api-server-authorization",
  category: "privilege-escalation",
  threats: ["E1", "F1", "F3"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "API servers must authorize requests by Node and RBAC",
  why: "With AlwaysAllow every identity is administrator; without the Node authorizer every kubelet reads the Secrets of every node.",
  fix: "Set `--authorization-mode=Node,RBAC`.",
  references: ["cis:1.2.6", "cis:1.2.7", "cis:1.2.8", "owasp:2025/K02", "ms:MS-M9027"],
  equivalents: [
    "checkov:CKV_K8S_74",
    "trivy:KCV-0007",
    "kubescape:C-0118",
    "kics:authorization_mode_set_to_always_allow",
    "checkov:CKV_K8S_75",
    "trivy:KCV-0008",
    "kubescape:C-0119",
    "kics:authorization_mode_node_not_set",
    "checkov:CKV_K8S_77",
    "trivy:KCV-0009",
    "kubescape:C-0120",
    "kubescape:C-0088",
    "kics:authorization_mode_rbac_not_set",
  ],
  covers: [
    "apiserver-authz-not-always-allow",
    "apiserver-authz-node",
    "apiserver-authz-rbac",
    "api-authz-mode",
  ],
  flags: [
    {
      component: "kube-apiserver",
      flag: "authorization-mode",
      unset: "AlwaysAllow",
      mustInclude: ["Node", "RBAC"],
      unlessSet: ["authorization-config"],
    },
    {
      component: "kube-apiserver",
      flag: "authorization-mode",
      unset: "AlwaysAllow",
      mustNotInclude: ["AlwaysAllow", "ABAC"],
      unlessSet: ["authorization-config"],
    },
  ],
  fields: [
    {
      on: ["AuthorizationConfiguration"],
      path: "authorizers[].webhook.failurePolicy",
      unset: "invalid",
      mustNotBe: "NoOpinion",
    },
  ],
  described: [
    {
      of: "AuthorizationConfiguration",
      name: "authorizers[].type",
      safe: "with Node and RBAC, without AlwaysAllow",
      unset: "invalid",
    },
  ],
  check: ({ documents }) => documents.flatMap(authorizerIssues),
});
