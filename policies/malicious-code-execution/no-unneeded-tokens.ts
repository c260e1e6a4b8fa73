import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { hasUsableToken, identityField, identityOfPod } from "../../lib/kubernetes/rbac/service-account";
import { onlyIf } from "../../lib/model/issue";
import { allOf, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noUnneededTokens = stackPolicy({
  id: "no-unneeded-tokens",
  category: "malicious-code-execution",
  threats: ["X4", "E5"],
  boundaries: ["B1"],
  stride: ["I", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods must not mount the token of an account without permissions",
  why: "The token tells an attacker in the pod about the cluster, and gains permissions as soon as a role is bound to the account.",
  fix: "Set `automountServiceAccountToken: false` on the pod or its account.",
  references: ["cis:5.1.6", "nsa:pod-service-account-tokens", "mitre:T1528"],
  equivalents: [
    "checkov:CKV_K8S_38",
    "trivy:KSV-0036",
    "kubescape:C-0034",
    "kubescape:C-0053",
    "kubescape:C-0190",
    "kubescape:C-0261",
    "polaris:automountServiceAccountToken",
    "kyverno:restrict-automount-sa-token",
    "kyverno:restrict-sa-automount-sa-token",
    "kyverno:disable-automountserviceaccounttoken",
    "kyverno:remove-serviceaccount-token",
    "kubesec:AutomountServiceAccountToken",
    "kics:service_account_token_automount_not_disabled",
    "checkov:CKV_K8S_41",
    "kubescape:C-0189",
    "kubescape:C-0225",
    "kics:default_service_account_in_use",
  ],
  covers: ["serviceaccount-token-automount", "default-serviceaccount-automount"],
  exceptions:
    "Pods whose role another program binds need the token: declare the binding beside them, or switch this off.",

  *checkStack(cluster) {
    // Pods that other programs put into the namespace get the token of its default account.
    for (const account of cluster.of("ServiceAccount"))
      yield onlyIf(
        account.at("metadata.name").is("default"),
        account.at("automountServiceAccountToken").mustBe(false),
      );
    const rbac = rbacOf(cluster);
    for (const pod of cluster.pods) {
      const identity = identityOfPod(cluster, pod);
      const grants = identity === UNKNOWN ? [] : rbac.bindingsFor(identity);
      if (grants.some(({ verdict }) => verdict === true)) continue;
      const isBare = identity === UNKNOWN || grants.length > 0 ? UNKNOWN : true;
      const field =
        identity === UNKNOWN ? identityField(cluster, pod) : pod.at("automountServiceAccountToken");
      yield field.violates(
        "must not mount the token of an account without permissions",
        allOf([isBare, hasUsableToken(cluster, pod)]),
      );
    }
  },
});
