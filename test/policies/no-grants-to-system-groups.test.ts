import type { Value } from "../../lib/model/value";
import { noGrantsToSystemGroups } from "../../policies/privilege-escalation/no-grants-to-system-groups";
import { binding, type Manifest, object, stack, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

const group = (name: Value): Value => ({
  kind: "Group",
  name,
  apiGroup: "rbac.authorization.k8s.io",
});

const clusterInfo = (rule: Readonly<Record<string, Value>>): Manifest =>
  object("rbac.authorization.k8s.io/v1", "ClusterRole", "cluster-info", {
    rules: [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get"], ...rule }],
  });

testRolePolicy(
  noGrantsToSystemGroups,
  {
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
  },
  {
    accepts: {
      "the certificate of the cluster for nodes that join, as kubeadm has it": stack(
        binding("cluster-info", group("system:unauthenticated")),
        clusterInfo({ resourceNames: ["cluster-info"] }),
      ),
    },
    rejects: {
      "every ConfigMap to read": {
        given: stack(binding("cluster-info", group("system:unauthenticated")), clusterInfo({})),
        says: [
          'ClusterRoleBinding "team" must not give cluster-info to system:unauthenticated (subjects[0].name)',
        ],
      },
      "one ConfigMap to change": {
        given: stack(
          binding("cluster-info", group("system:unauthenticated")),
          clusterInfo({ resourceNames: ["cluster-info"], verbs: ["patch"] }),
        ),
        says: [
          'ClusterRoleBinding "team" must not give cluster-info to system:unauthenticated (subjects[0].name)',
        ],
      },
    },
  },
);
