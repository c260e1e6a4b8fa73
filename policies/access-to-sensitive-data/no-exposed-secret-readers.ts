import { stackPolicy } from "../../lib/define";
import { rbacOf } from "../../lib/kubernetes/access";
import { accountOf, hasUsableToken } from "../../lib/kubernetes/access/account";
import { READ_SECRETS } from "../../lib/kubernetes/access/powers";
import { onlyIf } from "../../lib/kubernetes/claim";
import { exposuresOfPod } from "../../lib/kubernetes/exposure";
import { allOf, anyOf } from "../../lib/kubernetes/value";

export const noExposedSecretReaders = stackPolicy({
  id: "no-exposed-secret-readers",
  category: "access-to-sensitive-data",
  threats: ["S1", "X4", "E5"],
  boundaries: ["B6", "B1"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Workloads that face outside must not run with a token that reads Secrets",
  why: "One flaw in the application gives an attacker from outside the token, and with it every Secret that the account may read.",
  fix: "Mount the one Secret that the workload needs as a file, and set `automountServiceAccountToken: false`.",
  references: ["cis:5.1.2", "owasp:2025/K03", "ms:MS-TA9025", "mitre:T1552.007"],
  equivalents: ["kubescape:C-0267", "kubescape:C-0272"],
  covers: ["workload-cluster-takeover-role"],
  exceptions:
    "Ingress controllers and operators read Secrets to do their work: give them a namespace of their own.",

  *checkStack(cluster) {
    const rbac = rbacOf(cluster);
    for (const pod of cluster.pods) {
      const exposures = exposuresOfPod(cluster, pod);
      const opening = exposures.find(({ verdict }) => verdict === true) ?? exposures[0];
      if (opening === undefined) continue;
      const { verdict, witness } = rbac.can(accountOf(cluster, pod), READ_SECRETS);
      const facesOutside = anyOf(exposures.map((exposure) => exposure.verdict));
      const by =
        witness === undefined ? "" : ` by ${witness.grant.role.title} through ${witness.grant.binding.title}`;
      yield onlyIf(
        allOf([facesOutside, hasUsableToken(cluster, pod), verdict]),
        pod
          .at("serviceAccountName")
          .violates(`must not face outside through ${opening.through} with a token that reads Secrets${by}`),
      );
    }
  },
});
