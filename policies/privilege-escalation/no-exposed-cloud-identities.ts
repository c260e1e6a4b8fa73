import { identitiesOf } from "../../lib/cloud/acting-pods";
import { exposuresOfPod, facesOutside } from "../../lib/kubernetes/network/exposure";
import { identityField } from "../../lib/kubernetes/rbac/service-account";
import { allOf, anyOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noExposedCloudIdentities = stackPolicy({
  id: "no-exposed-cloud-identities",
  category: "privilege-escalation",
  threats: ["E5", "S4", "X3"],
  boundaries: ["B6", "B7"],
  stride: ["E", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads exposed outside the cluster must not have cloud identities",
  why: "One flaw in the application gives an attacker from outside the identity, and a way into the account that no network policy closes.",
  fix: "Move what needs the identity to an internal workload, with rights on the one resource that it uses.",
  references: ["owasp:2025/K08", "ms:MS-TA9020", "mitre:T1078.004"],
  covers: ["rbac-cloud-identity"],
  exceptions: "Applications whose identity has few rights, and controllers of cloud load balancers.",

  *checkStack(cluster) {
    for (const pod of cluster.pods) {
      for (const { use, verdict } of identitiesOf(cluster, pod)) {
        // The policy on ways to the cloud account tells of administrators.
        const isTold = allOf([verdict, not(use.rights.administrator)]);
        if (isTold === false) continue;
        const isOpen = anyOf(exposuresOfPod(cluster, pod).map(facesOutside));
        const demand = `must not be exposed outside the cluster as ${use.field.owner.title}, a cloud identity`;
        yield identityField(cluster, pod).violates(demand, allOf([isTold, isOpen]));
      }
    }
  },
});
