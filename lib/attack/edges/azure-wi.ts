import { FEDERATED_CREDENTIALS } from "../../cloud/identity-assignment";
import { actingSteps } from "../cloud-accounts";
import type { Edge } from "../edge";

export const azureWi: Edge = {
  id: "AZURE_WI",
  title: "act as the managed identity of a service account",
  mitre: ["T1078.004"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  steps: (cluster) =>
    actingSteps(cluster, {
      isOf: ({ field }) => FEDERATED_CREDENTIALS.includes(field.owner.type),
      trust: () => ({ holds: true, fixes: [] }),
      // The webhook gives a token for Azure to pods with this label only.
      reaches: (pod) => pod.metadata.key("labels").key("azure.workload.identity/use").is("true"),
    }),
};
