import { namesAccount } from "../../cloud/account-trust";
import { membersOfGrant, PROJECT_GRANTS, rightsOfGrant } from "../../cloud/google/google-account";
import type { Cluster } from "../../kubernetes/cluster";
import { identityOfPod } from "../../kubernetes/rbac/service-account";
import { UNKNOWN } from "../../model/value";
import { actingSteps, rightSteps, trustByIdentity } from "../cloud-accounts";
import type { Edge } from "../edge";
import type { StepDraft } from "../step";
import { containerVertex } from "../vertices";

export const gkeWi: Edge = {
  id: "GKE_WI",
  title: "act as the Google service account of a service account",
  mitre: ["T1078.004"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  *steps(cluster) {
    yield* actingSteps(cluster, {
      isOf: ({ field }) => field.steps.at(-1) === "iam.gke.io/gcp-service-account",
      trust: trustByIdentity,
    });
    yield* directSteps(cluster);
  },
};

/** Google gives roles to pods themselves too, without an account of its own between. */
function* directSteps(cluster: Cluster): Generator<StepDraft> {
  const { cloud } = cluster;
  const members = cloud.of(...PROJECT_GRANTS).flatMap((grant) =>
    membersOfGrant(grant).flatMap((field) => {
      const text = field.string();
      return typeof text === "string" && text.includes(".svc.id.goog") ? [{ grant, field, text }] : [];
    }),
  );
  for (const pod of members.length === 0 ? [] : cluster.pods) {
    const account = identityOfPod(cluster, pod);
    if (account === UNKNOWN) continue;
    for (const { grant, field, text } of members.filter((each) => namesAccount(each.text, account))) {
      const fix = { field, change: `do not grant ${grant.at("role").shown} to ${text}`, cost: 2 } as const;
      const step = { at: field, because: `${grant.title} grants its account a role`, fixes: [fix] };
      for (const container of pod.containers) {
        if (container.keepsRunning !== false)
          yield* rightSteps(containerVertex(container), rightsOfGrant(grant, cloud), step);
      }
    }
  }
}
