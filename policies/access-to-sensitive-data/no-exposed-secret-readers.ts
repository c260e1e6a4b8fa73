import { exposuresOfPod, facesOutside } from "../../lib/kubernetes/network/exposure";
import { canInAnyNamespace, SECRET_READS } from "../../lib/kubernetes/rbac/anywhere";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { hasUsableToken, identityField, identityOfPod } from "../../lib/kubernetes/rbac/service-account";
import { allOf } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noExposedSecretReaders = stackPolicy({
  id: "no-exposed-secret-readers",
  category: "access-to-sensitive-data",
  threats: ["S1", "X4", "E5"],
  boundaries: ["B6", "B1"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Exposed workloads must not have a service account token that reads Secrets",
  why: "One flaw in an exposed application gives an attacker its token, and with it every Secret that the account may read.",
  fix: "Mount the one Secret that the workload needs as a file, and set `automountServiceAccountToken: false`.",
  references: ["cis:5.1.2", "owasp:2025/K03", "ms:MS-TA9025", "mitre:T1552.007"],
  equivalents: ["kubescape:C-0267", "kubescape:C-0272"],
  covers: ["workload-cluster-takeover-role"],
  exceptions:
    "Ingress controllers and operators read Secrets to do their work: give them a namespace of their own.",

  *checkStack(cluster) {
    const rbac = rbacOf(cluster);
    for (const pod of cluster.pods) {
      const exposures = exposuresOfPod(cluster, pod).filter((exposure) => facesOutside(exposure) !== false);
      const opening = exposures.find((exposure) => facesOutside(exposure) === true) ?? exposures[0];
      if (opening === undefined) continue;
      const { verdict, witness } = canInAnyNamespace(rbac, identityOfPod(cluster, pod), SECRET_READS);
      const by = witness === undefined ? "" : ` by ${witness.role} through ${witness.binding.title}`;
      const through =
        opening.service === undefined ? opening.how : `${opening.how} of ${opening.service.title}`;
      yield identityField(cluster, pod).violates(
        `must not be exposed (${through}) with a token that reads Secrets${by}`,
        allOf([facesOutside(opening), hasUsableToken(cluster, pod), verdict]),
      );
    }
  },
});
