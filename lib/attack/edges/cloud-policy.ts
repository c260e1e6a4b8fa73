import { grantsOf, identitiesIn } from "../../cloud/identity-grants";
import { rightSteps } from "../cloud-accounts";
import type { Edge } from "../edge";
import { cloudIdentityVertex, cloudRightVertex } from "../vertices";

export const cloudPolicy: Edge = {
  id: "CLOUD_POLICY",
  title: "use what a policy or role gives an identity of the cloud",
  mitre: ["T1098.001"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "structural",

  *cloudSteps(cloud) {
    for (const identity of identitiesIn(cloud)) {
      for (const { field, shown, rights } of grantsOf(identity, cloud)) {
        const change = `give ${identity.title} less than ${shown}`;
        const fixes = field === undefined ? [] : [{ field, change, cost: 2 } as const];
        const because = `${identity.title} has ${shown}`;
        const step = { because, fixes, ...(field !== undefined && { at: field }) };
        yield* rightSteps(cloudIdentityVertex(identity), rights, step);
      }
    }
    const from = [cloudRightVertex("administrator")];
    for (const right of ["data", "clusters", "nodes"] as const)
      yield { from, to: cloudRightVertex(right), holds: true, because: "administrators may do everything" };
  },
};
