import { gkeOf, isApiPublic } from "../../cloud/api-access";
import { AUTHENTICATED, grantsToAny } from "../../kubernetes/rbac/system-groups";
import { allOf, anyOf } from "../../model/value";
import type { Edge } from "../edge";
import { AUTHENTICATED_USERS } from "../identities";
import { ANY_CLOUD_ACCOUNT, identityVertex } from "../vertices";

export const anyauthApi: Edge = {
  id: "ANYAUTH_API",
  title: "sign in to the API server with any Google account",
  mitre: ["T1078.004"],
  boundary: "B6",
  category: "privilege-escalation",
  threats: ["F1", "E1"],
  effort: "trivial",

  *steps(cluster) {
    const { isGranted, by } = grantsToAny(cluster, AUTHENTICATED);
    const isOnGke = anyOf(gkeOf(cluster).map(({ isHost }) => isHost));
    const holds = allOf([isGranted, isOnGke, isApiPublic(cluster)]);
    if (by === undefined || holds === false) return;
    yield {
      from: [ANY_CLOUD_ACCOUNT],
      to: identityVertex(cluster, AUTHENTICATED_USERS),
      holds,
      at: by,
      because: `on GKE every Google account is in the group that ${by.owner.title} names`,
    };
  },
};
