import { managedClustersOf } from "../../lib/cloud/managed-cluster";
import { rbacOf } from "../../lib/kubernetes/rbac/rbac";
import { ANONYMOUS, grantsTo } from "../../lib/kubernetes/rbac/system-groups";
import { GKE } from "../../lib/model/cloud-types";
import { allOf, anyOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noGkeAnonymousAccess = stackPolicy({
  id: "no-gke-anonymous-access",
  category: "attacker-on-the-network",
  threats: ["F1", "E1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "GKE clusters must not accept anonymous requests that a binding gives permissions",
  why: "Every client that reaches the API server has those permissions, without a credential.",
  fix: "Set `anonymousAuthenticationConfig.mode` to `LIMITED`, and remove the binding.",
  references: ["cis:gke/4.1.8", "cis:gke/4.1.9", "owasp:2025/K09", "mitre:T1078"],
  covers: ["gke-anonymous"],

  checkStack: (cluster) =>
    managedClustersOf(cluster)
      .filter(({ managed }) => managed.type === GKE)
      .flatMap(({ managed, isHost }) => {
        const mode = managed.at("anonymousAuthenticationConfig.mode");
        const isTaken = allOf([isHost, not(mode.is("LIMITED"))]);
        return rbacOf(cluster).bindings.map((binding) => {
          const isGranted = anyOf(grantsTo(binding, ANONYMOUS).map((grant) => grant.isGranted));
          return mode.violates(
            `must not accept anonymous requests, which ${binding.object.title} gives permissions`,
            allOf([isTaken, isGranted]),
          );
        });
      }),
});
