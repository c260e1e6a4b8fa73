import { stackPolicy } from "../../lib/define";
import { IDENTITY_ANNOTATIONS } from "../../lib/kubernetes/cloud/identity-use";
import { exposuresOfPod, facesOutside } from "../../lib/kubernetes/network/exposure";
import { candidatesFor, identityField } from "../../lib/kubernetes/service-account";
import { allOf, anyOf } from "../../lib/kubernetes/value";

export const noExposedCloudIdentities = stackPolicy({
  id: "no-exposed-cloud-identities",
  category: "privilege-escalation",
  threats: ["E5", "S4", "X3"],
  boundaries: ["B6", "B7"],
  stride: ["E", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads that face outside must not act as identities of the cloud",
  why: "One flaw in the application gives an attacker from outside the identity, and a way into the account that no network policy closes.",
  fix: "Move what needs the identity to a workload behind, with rights on the one resource that it uses.",
  references: ["owasp:2025/K08", "ms:MS-TA9020", "mitre:T1078.004"],
  covers: ["rbac-cloud-identity"],
  exceptions: "Applications whose identity may do little, and controllers of the cloud's load balancers.",

  *checkStack(cluster) {
    for (const pod of cluster.pods) {
      for (const { object: account, verdict } of candidatesFor(cluster, pod)) {
        const isActor = anyOf(IDENTITY_ANNOTATIONS.map((name) => account.annotation(name).isSet));
        if (isActor === false) continue;
        const isOpen = anyOf(exposuresOfPod(cluster, pod).map(facesOutside));
        const demand = `must not face outside as ${account.title}, an identity of the cloud`;
        yield identityField(cluster, pod).violates(demand, allOf([verdict, isActor, isOpen]));
      }
    }
  },
});
