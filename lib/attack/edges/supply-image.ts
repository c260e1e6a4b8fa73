import type { Container } from "../../kubernetes/pods/container";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { COMPROMISE, containerVertex } from "../vertices";

export const supplyImage: Edge = {
  id: "SUPPLY_IMAGE",
  title: "put malicious code into an image",
  mitre: ["T1195.002", "T1525"],
  category: "persistence",
  threats: ["P1"],
  effort: "structural",

  *steps(cluster) {
    for (const pod of cluster.pods) {
      for (const container of pod.containers) {
        yield {
          from: [COMPROMISE],
          to: containerVertex(container),
          holds: true,
          at: container.at("image"),
          because: `if its image is malicious${mutability(container)}`,
        };
      }
    }
  },
};

/** How easily the image becomes another one. */
function mutability({ image }: Container): string {
  if (image === UNKNOWN || image === undefined || image.digest !== undefined) return "";
  const { tag = "latest" } = image;
  return `; the tag ${tag} can be moved to another one`;
}
