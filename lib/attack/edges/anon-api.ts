import { isApiPublic, takesAnonymousRequests } from "../../cloud/api-access";
import { ANONYMOUS, grantsToAny } from "../../kubernetes/rbac/system-groups";
import { allOf, UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { ANONYMOUS_USER } from "../identities";
import { INTERNET, identityVertex, PRIVATE_NETWORK } from "../vertices";

export const anonApi: Edge = {
  id: "ANON_API",
  title: "send requests to the API server without a credential",
  mitre: ["T1078"],
  boundary: "B6",
  category: "privilege-escalation",
  threats: ["F1", "E1"],
  effort: "trivial",

  *steps(cluster) {
    const { isGranted, by } = grantsToAny(cluster, ANONYMOUS);
    const isTaken = allOf([isGranted, takesAnonymousRequests(cluster)]);
    if (by === undefined || isTaken === false) return;
    const because = `${by.owner.title} gives anonymous users more than every cluster does`;
    const step = { to: identityVertex(cluster, ANONYMOUS_USER), at: by, because };
    yield { ...step, from: [PRIVATE_NETWORK], holds: isTaken };
    const isFaced = allOf([isTaken, isApiPublic(cluster)]);
    if (isFaced === false) return;
    const if_ = isFaced === UNKNOWN ? ", if the API server faces the Internet" : "";
    yield { ...step, from: [INTERNET], holds: isFaced, because: `${because}${if_}` };
  },
};
