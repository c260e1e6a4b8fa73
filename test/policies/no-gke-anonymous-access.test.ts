import { noGkeAnonymousAccess } from "../../policies/attacker-on-the-network/no-gke-anonymous-access";
import { binding, stack, UNKNOWN } from "../support/builders";
import { gke } from "../support/clouds";
import { testStackPolicy } from "../support/policy-table";

const ANONYMOUS = { apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "system:anonymous" };
const cluster = gke();
const limited = gke({ anonymousAuthenticationConfig: { mode: "LIMITED" } });

testStackPolicy(noGkeAnonymousAccess, {
  accepts: {
    "a binding for anonymous users of a cluster that takes none": stack(limited, binding("view", ANONYMOUS)),
    "a binding for a group": {
      given: stack(cluster, binding("view", { ...ANONYMOUS, kind: "Group", name: "team" })),
      example: true,
    },
    "a binding of what everybody may do": stack(cluster, binding("system:public-info-viewer", ANONYMOUS)),
    "a program without a cluster": stack(binding("view", ANONYMOUS)),
  },
  rejects: {
    "a binding for anonymous users": {
      given: stack(cluster, binding("view", ANONYMOUS)),
      says: [
        'gcp:container/cluster:Cluster "prod" must not accept anonymous requests, which ClusterRoleBinding "team" gives permissions (anonymousAuthenticationConfig.mode)',
      ],
    },
    "a binding for the group of anonymous users": {
      given: stack(cluster, binding("view", { ...ANONYMOUS, kind: "Group", name: "system:unauthenticated" })),
      says: [
        'gcp:container/cluster:Cluster "prod" must not accept anonymous requests, which ClusterRoleBinding "team" gives permissions (anonymousAuthenticationConfig.mode)',
      ],
    },
  },
  undecided: {
    "a mode from an output": stack(
      gke({ anonymousAuthenticationConfig: UNKNOWN }),
      binding("view", ANONYMOUS),
    ),
    "a subject from an output": stack(cluster, binding("view", { ...ANONYMOUS, name: UNKNOWN })),
  },
});
