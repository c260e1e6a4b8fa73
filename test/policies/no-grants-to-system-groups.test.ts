import type { Value } from "../../lib/model/value";
import { noGrantsToSystemGroups } from "../../policies/privilege-escalation/no-grants-to-system-groups";
import { binding, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const group = (name: Value): Value => ({
  kind: "Group",
  name,
  apiGroup: "rbac.authorization.k8s.io",
});

testPolicy(noGrantsToSystemGroups, {
  accepts: {
    "a group of people": binding("view", group("developers")),
    "discovery for all users, as every cluster has it": binding(
      "system:public-info-viewer",
      group("system:unauthenticated"),
    ),
    "kubelets that renew their certificates: that is another policy": binding(
      "system:certificates.k8s.io:certificatesigningrequests:selfnodeclient",
      group("system:nodes"),
    ),
    "a service account with such a name": binding("view", {
      kind: "ServiceAccount",
      name: "system:anonymous",
      namespace: "shop",
    }),
  },
  rejects: {
    "all users with credentials": {
      given: binding("view", group("system:authenticated")),
      says: 'ClusterRoleBinding "team" must not give view to system:authenticated (subjects[0].name)',
    },
    "anonymous requests beside a group of people": {
      given: binding("view", group("developers"), { kind: "User", name: "system:anonymous" }),
      says: 'ClusterRoleBinding "team" must not give view to system:anonymous (subjects[1].name)',
    },
  },
  undecided: {
    "a name from an output": binding("view", group(UNKNOWN)),
    "a subject from an output": binding("view", UNKNOWN),
  },
});
