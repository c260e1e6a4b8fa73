import { GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const limitGkeAnonymousRequests = settingsPolicy({
  id: "limit-gke-anonymous-requests",
  category: "attacker-on-the-network",
  threats: ["F1", "E1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "GKE clusters must accept anonymous requests for health checks only",
  why: "An anonymous request needs no credential: one mistaken binding, now or later, gives its permissions to every client that reaches the API server.",
  fix: "Set `anonymousAuthenticationConfig.mode` to `LIMITED`.",
  references: ["cis:gke/4.1.8", "cis:gke/4.1.9", "owasp:2025/K09"],
  covers: ["gke-anonymous"],
  settings: [{ on: [GKE], path: "anonymousAuthenticationConfig.mode", unset: "ENABLED", mustBe: "LIMITED" }],
});
