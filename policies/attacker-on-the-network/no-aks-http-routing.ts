import { AKS, AKS_CLASSIC } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const noAksHttpRouting = settingsPolicy({
  id: "no-aks-http-routing",
  category: "attacker-on-the-network",
  threats: ["N4", "X1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "AKS clusters must not enable the HTTP application routing add-on",
  why: "The add-on publishes Ingresses on the internet under a public DNS zone; Microsoft has retired it, and it gets no security fixes.",
  fix: "Remove the add-on, and use the application routing add-on or an ingress controller of your own.",
  references: ["cis:aks/5.4.5", "owasp:2025/K06", "mitre:T1133"],
  covers: ["aks-http-routing"],
  settings: [
    { on: [AKS], path: "addonProfiles.httpApplicationRouting.enabled", unset: "false", mustNotBe: true },
    { on: [AKS_CLASSIC], path: "httpApplicationRoutingEnabled", unset: "false", mustNotBe: true },
  ],
});
