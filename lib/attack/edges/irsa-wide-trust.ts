import { ROLES, trustOfRole } from "../../cloud/aws/aws-role";
import { trustsAccount, trustsManyAccounts, trustsNamespace } from "../../cloud/aws/trust";
import { hasOneManagedCluster } from "../../cloud/identity-assignment";
import type { Cluster } from "../../kubernetes/cluster";
import { allOf, anyOf, UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import type { Fix } from "../step";
import { accountsVertex, cloudIdentityVertex, newPodsVertex } from "../vertices";

/** No service account has this name: a trust that takes it takes any. */
const ANY_NAME = "~any";

export const irsaWideTrust: Edge = {
  id: "IRSA_WIDE_TRUST",
  title: "act as an IAM role that trusts any service account",
  mitre: ["T1078.004"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E5", "E1"],
  effort: "trivial",

  *steps(cluster) {
    const { cloud } = cluster;
    for (const role of cloud.of(...ROLES)) {
      const trust = trustOfRole(role);
      if (trust.value === UNKNOWN || anyOf([trustsManyAccounts(trust), trustsNamespace(trust)]) === false)
        continue;
      const fix: Fix = {
        field: trust,
        change: "name one service account in the condition on `sub`",
        cost: 2,
      };
      for (const namespace of namespacesIn(cluster)) {
        const isTrusted = trustsAccount(trust, namespace, ANY_NAME);
        const holds = allOf([isTrusted, hasOneManagedCluster(cloud)]);
        if (holds === false) continue;
        for (const hub of [newPodsVertex, accountsVertex]) {
          yield {
            from: [hub(cluster, namespace)],
            to: cloudIdentityVertex(role),
            holds,
            at: trust,
            because: `${role.title} trusts every service account there`,
            fixes: [fix],
          };
        }
      }
    }
  },
};

/** The namespaces that the program names and whose names are known. */
function namespacesIn(cluster: Cluster): readonly string[] {
  const declared = cluster.of("Namespace").map(({ name }) => name);
  const all = new Set<string | typeof UNKNOWN>([...declared, ...cluster.podsByNamespace.keys()]);
  return [...all].flatMap((name) => (name === UNKNOWN || name.startsWith("urn:") ? [] : [name]));
}
