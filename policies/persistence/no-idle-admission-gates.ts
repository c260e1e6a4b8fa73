import { SAFEGUARDS } from "../../lib/cloud/shared/types";
import type { Setting } from "../../lib/model/setting";
import { settingsPolicy } from "../../lib/policy/define";

const IMAGE_POLICY = "gcp:binaryauthorization/policy:Policy";

export const noIdleAdmissionGates = settingsPolicy({
  id: "no-idle-admission-gates",
  category: "persistence",
  threats: ["P1", "Pm", "Xm"],
  boundaries: ["B1", "B6"],
  stride: ["T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Admission gates of the cloud must refuse what breaks their rules",
  why: "A gate that allows everything, or only warns, lets the image or pod of an attacker in while everybody believes that it is checked.",
  fix: "Ask for an attestation and block what has none; set deployment safeguards to `Enforce`, and exclude system namespaces only.",
  references: ["cis:gke/5.1.4", "cis:aks/5.1.4", "owasp:2025/K04", "ms:MS-M9005.003"],
  covers: ["gke-binauthz", "aks-safeguard-exempt"],
  exceptions: "The time in which a team finds out what a new gate would refuse.",
  settings: [
    ...["defaultAdmissionRule", "clusterAdmissionRules[]"].flatMap((rule): Setting[] => [
      { on: [IMAGE_POLICY], path: `${rule}.evaluationMode`, unset: "an error", mustNotBe: "ALWAYS_ALLOW" },
      {
        on: [IMAGE_POLICY],
        path: `${rule}.enforcementMode`,
        unset: "an error",
        mustNotBe: "DRYRUN_AUDIT_LOG_ONLY",
      },
    ]),
    { on: SAFEGUARDS, path: "level", unset: "an error", mustNotBe: "Warn" },
    {
      on: SAFEGUARDS,
      path: "excludedNamespaces[]",
      unset: "system namespaces only",
      mustNotMatch:
        /^(?!kube-|aks-|gatekeeper-system$|calico-system$|tigera-operator$|dapr-system$|flux-system$)/,
      safe: "a namespace of the system",
    },
  ],
});
