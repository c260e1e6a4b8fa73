import { identitiesOf, isNearNode } from "../../lib/cloud/acting-pods";
import { exposuresOfPod, facesOutside } from "../../lib/kubernetes/network/exposure";
import { identityField } from "../../lib/kubernetes/rbac/service-account";
import { allOf, anyOf } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noExposedCloudAdministrators = stackPolicy({
  id: "no-exposed-cloud-administrators",
  category: "privilege-escalation",
  threats: ["E5", "E4", "X2", "X3"],
  boundaries: ["B6", "B7", "B5"],
  stride: ["E", "I"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Exposed or privileged pods must not be administrators of the cloud account",
  why: "One flaw in the application gives an attacker the account: its data, its other clusters and its backups. The credentials of a pod with host access also go to an attacker on its node.",
  fix: "Give the identity only the actions that the workload uses, and move what needs more to a workload that is not exposed.",
  references: ["owasp:2025/K08", "ms:MS-TA9020", "mitre:T1078.004", "mitre:T1190"],
  covers: ["path-exposed-administrator", "path-privileged-administrator", "irsa-role-admin"],

  *checkStack(cluster) {
    for (const pod of cluster.pods) {
      for (const { use, verdict } of identitiesOf(cluster, pod)) {
        const isActor = allOf([verdict, use.rights.administrator]);
        if (isActor === false) continue;
        const as = `as ${use.identity?.title}, an administrator of its cloud account`;
        const isOpen = anyOf(exposuresOfPod(cluster, pod).map(facesOutside));
        const field = identityField(cluster, pod);
        yield field.violates(`must not be exposed outside the cluster ${as}`, allOf([isActor, isOpen]));
        yield field.violates(
          `must not run privileged or in the host network ${as}`,
          allOf([isActor, isNearNode(pod)]),
        );
      }
    }
  },
});
