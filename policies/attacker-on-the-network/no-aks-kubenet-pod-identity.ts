import { AKS } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const noAksKubenetPodIdentity = settingsPolicy({
  id: "no-aks-kubenet-pod-identity",
  category: "attacker-on-the-network",
  threats: ["N4", "S4"],
  boundaries: ["B3", "B7"],
  stride: ["S", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "AKS clusters must not allow pod identity on kubenet networks",
  why: "Pod identity finds a pod by its address: on kubenet a pod that forges the address of another gets the cloud identity of that pod.",
  fix: "Remove `podIdentityProfile.allowNetworkPluginKubenet`, and use workload identity.",
  references: ["url:https://learn.microsoft.com/azure/aks/use-azure-ad-pod-identity", "mitre:T1557"],
  covers: ["aks-pod-identity-legacy"],

  settings: [
    { on: [AKS], path: "podIdentityProfile.allowNetworkPluginKubenet", unset: "false", mustNotBe: true },
  ],
});
