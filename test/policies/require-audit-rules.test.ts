import { requireAuditRules } from "../../policies/persistence/require-audit-rules";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const policy = (...rules: string[]) =>
  object("v1", "ConfigMap", "kube-system/audit", {
    data: {
      "policy.yaml": [
        "apiVersion: audit.k8s.io/v1",
        "kind: Policy",
        "rules:",
        ...rules.map((rule) => `- ${rule}`),
      ].join("\n"),
    },
  });
const SECRETS =
  "{ level: Metadata, resources: [{ resources: [secrets, serviceaccounts/token] }, { group: authentication.k8s.io }] }";
const REST = "level: Metadata";
const NAME = 'ConfigMap "kube-system/audit"';
const RULES = 'data["policy.yaml"].rules';

testPolicy(requireAuditRules, {
  accepts: {
    "everything at level Metadata": policy(REST),
    "bodies of what is not secret": policy(SECRETS, "level: RequestResponse"),
    "no reads of one component": policy(
      '{ level: None, users: ["system:kube-proxy"], verbs: [watch] }',
      REST,
    ),
    "no checks of health": policy('{ level: None, nonResourceURLs: ["/healthz*"] }', REST),
    "no events": policy("{ level: None, resources: [{ resources: [events] }] }", REST),
    "a policy of another kind": object("v1", "ConfigMap", "kube-system/audit", {
      data: { "policy.yaml": "apiVersion: kyverno.io/v1\nkind: Policy\nspec: {}" },
    }),
  },
  rejects: {
    "a rule that leaves everything out": {
      given: policy("level: None", REST),
      says: `${NAME} must not drop every request (${RULES}[0].level)`,
    },
    "commands in pods left out": {
      given: policy('{ level: None, resources: [{ resources: ["pods/*"] }], verbs: [create] }', REST),
      says: `${NAME} must record pods, pods/exec, pods/portforward, pods/proxy (${RULES}[0].level)`,
    },
    "rules that end before the rest": {
      given: policy(SECRETS),
      says: `${NAME} must record pods, pods/exec, pods/portforward, pods/proxy, services/proxy, deployments, clusterrolebindings (${RULES})`,
    },
    "bodies of everything": {
      given: policy("level: RequestResponse"),
      says: `${NAME} must not write the bodies of secrets, serviceaccounts/token, tokenreviews (${RULES}[0].level)`,
    },
    "bodies of the Secrets of one namespace": {
      given: policy("{ level: Request, namespaces: [shop], resources: [{ resources: [secrets] }] }", REST),
      says: `${NAME} must not write the bodies of secrets (${RULES}[0].level)`,
    },
  },
  undecided: {
    "a policy from an output": object("v1", "ConfigMap", "kube-system/audit", {
      data: { "policy.yaml": UNKNOWN },
    }),
  },
});
