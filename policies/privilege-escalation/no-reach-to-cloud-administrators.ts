import { reachableAdministrators } from "../../lib/cloud/pod-creation-paths";
import { identityField, identityOfPod } from "../../lib/kubernetes/rbac/service-account";
import { stackPolicy } from "../../lib/policy/define";

export const noReachToCloudAdministrators = stackPolicy({
  id: "no-reach-to-cloud-administrators",
  category: "privilege-escalation",
  threats: ["E1", "E5", "X3", "X4"],
  boundaries: ["B1", "B7"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods must not be able to act as a service account that administers the cloud",
  why: "A subject that can create pods or tokens in a namespace can act as every service account in it, and with it as every cloud identity of that account.",
  fix: "Move the service account with administrator rights to a namespace where no other subject creates pods, and reduce the rights of its identity.",
  references: ["owasp:2025/K08", "mitre:T1528", "mitre:T1610", "ms:MS-TA9016"],
  covers: ["path-pod-creation-to-administrator"],

  checkStack: (cluster) =>
    cluster.pods.flatMap((pod) =>
      reachableAdministrators(cluster, identityOfPod(cluster, pod)).map(({ administrator, verdict }) =>
        identityField(cluster, pod).violates(
          `must not be able to create pods or tokens as ${administrator?.title}, an administrator of its cloud account`,
          verdict,
        ),
      ),
    ),
});
