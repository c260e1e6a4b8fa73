import { GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const noGkeAnonymousBindings = settingsPolicy({
  id: "no-gke-anonymous-bindings",
  category: "attacker-on-the-network",
  threats: ["F1", "E1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "GKE clusters must refuse bindings for anonymous and for all authenticated users",
  why: "On GKE `system:authenticated` includes every Google account; a binding for it, or for anonymous users, opens the cluster to the internet.",
  fix: "Set both fields of `rbacBindingConfig` to `false`.",
  references: ["cis:gke/4.1.8", "cis:gke/4.1.9", "owasp:2025/K02", "mitre:T1078"],
  covers: ["gke-rbac-binding-guard"],
  settings: [
    {
      on: [GKE],
      path: "rbacBindingConfig.enableInsecureBindingSystemAuthenticated",
      unset: "chosen by the version",
      mustNotBe: true,
    },
    {
      on: [GKE],
      path: "rbacBindingConfig.enableInsecureBindingSystemUnauthenticated",
      unset: "chosen by the version",
      mustNotBe: true,
    },
  ],
});
