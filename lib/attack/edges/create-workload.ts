import type { Edge } from "../edge";
import { hubSteps } from "../hubs";
import { hubAt } from "../powers";
import { powerSteps } from "../right-steps";
import type { StepDraft } from "../step";
import { accountsVertex, newPodsVertex, ownContainersVertex, secretsVertex } from "../vertices";

export const createWorkload: Edge = {
  id: "CREATE_WORKLOAD",
  title: "run pods of their own",
  mitre: ["T1610", "T1053.007"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1", "X1"],
  effort: "request",

  *steps(cluster) {
    yield* powerSteps(cluster, "create-workloads", hubAt(cluster, newPodsVertex));
    yield* hubSteps(cluster, newPodsVertex, (namespace): StepDraft[] => {
      const from = [newPodsVertex(cluster, namespace)];
      return [
        {
          from,
          to: accountsVertex(cluster, namespace),
          holds: true,
          because: "a pod may run as any ServiceAccount of its namespace",
        },
        {
          from,
          to: secretsVertex(cluster, namespace),
          holds: true,
          because: "a pod may mount any Secret of its namespace",
          assumes: "the names of the Secrets are known",
        },
        {
          from,
          to: ownContainersVertex(cluster, namespace),
          holds: true,
          because: "its containers ask for what they like",
        },
      ];
    });
  },
};
