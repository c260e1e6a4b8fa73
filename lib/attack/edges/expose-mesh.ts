import type { Edge } from "../edge";
import { exposureSteps } from "../exposures";

export const exposeMesh: Edge = {
  id: "EXPOSE_MESH",
  title: "reach a Service by a router of a mesh or a platform",
  mitre: ["T1190"],
  boundary: "B6",
  category: "malicious-code-execution",
  threats: ["X3"],
  effort: "structural",

  steps: (cluster) =>
    exposureSteps(cluster, "mesh gateway", "OpenShift route", "Traefik route", "Contour proxy"),
};
