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
  title:
    "Pods must not be able to run as another service account that is an administrator of the cloud account",
  why: "Whoever may create pods or tokens in a namespace is every service account in it, and with that account every identity of the cloud that it acts as.",
  fix: "Move the account that acts as administrator to a namespace where nobody else creates pods, and give its identity fewer rights.",
  references: ["owasp:2025/K08", "mitre:T1528", "mitre:T1610", "ms:MS-TA9016"],
  covers: ["path-pod-creation-to-administrator"],

  checkStack: (cluster) =>
    cluster.pods.flatMap((pod) =>
      reachableAdministrators(cluster, identityOfPod(cluster, pod)).map(({ administrator, verdict }) =>
        identityField(cluster, pod).violates(
          `must not be able to run pods or make tokens as ${administrator?.title}, an administrator of its cloud account`,
          verdict,
        ),
      ),
    ),
});
