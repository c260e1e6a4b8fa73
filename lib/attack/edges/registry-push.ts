import { pullersOf, pushersTo, repositoriesIn } from "../../cloud/image-repository";
import type { Edge } from "../edge";
import { cloudAssetVertex, cloudIdentityVertex, podVertex } from "../vertices";

export const registryPush: Edge = {
  id: "REGISTRY_PUSH",
  title: "replace an image that pods run",
  mitre: ["T1525"],
  boundary: "B7",
  category: "persistence",
  threats: ["P1"],
  effort: "request",

  *steps(cluster) {
    for (const repository of repositoriesIn(cluster.cloud)) {
      for (const { container, verdict, field } of pullersOf(repository, cluster)) {
        yield {
          from: [cloudAssetVertex(repository)],
          to: podVertex(container.pod),
          holds: verdict,
          at: field,
          because: `${container.title} runs an image of it by a tag`,
          fixes: [{ field, change: `name the image by its digest (${field.path})`, cost: 2 }],
        };
      }
    }
  },

  *cloudSteps(cloud) {
    for (const repository of repositoriesIn(cloud)) {
      for (const { identity, verdict, field } of pushersTo(repository, cloud)) {
        yield {
          from: [cloudIdentityVertex(identity)],
          to: cloudAssetVertex(repository),
          holds: verdict,
          at: field,
          because: `${identity.title} may push images to it`,
          fixes: [{ field, change: `do not let ${identity.title} push there`, cost: 2 }],
        };
      }
    }
  },
};
