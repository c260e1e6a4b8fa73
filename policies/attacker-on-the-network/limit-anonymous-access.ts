import { GKE } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

export const limitAnonymousAccess = settingsPolicy({
  id: "limit-anonymous-access",
  category: "attacker-on-the-network",
  threats: ["F1", "E1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must not allow bindings for everybody",
  why: "On GKE the group of authenticated users holds everybody with a Google account; a binding for it, or for anonymous users, opens the cluster to the world.",
  fix: "Remove the setting: the cluster then refuses such bindings.",
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
