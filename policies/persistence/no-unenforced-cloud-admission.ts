import { SAFEGUARDS } from "../../lib/cloud/shared/types";
import { GCP_BINARY_AUTHORIZATION } from "../../lib/model/cloud-types";
import type { Setting } from "../../lib/model/setting";
import { settingsPolicy } from "../../lib/policy/define";

export const noUnenforcedCloudAdmission = settingsPolicy({
  id: "no-unenforced-cloud-admission",
  category: "persistence",
  threats: ["P1", "Pm", "Xm"],
  boundaries: ["B1", "B6"],
  stride: ["T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Binary Authorization and AKS safeguards must block, not only warn",
  why: "A rule that allows every image, or only logs and warns, lets the image or pod of an attacker in while it is taken to be checked.",
  fix: "Require an attestation and block images without one; set deployment safeguards to `Enforce`, and exclude system namespaces only.",
  references: ["cis:gke/5.1.4", "cis:aks/5.1.4", "owasp:2025/K04", "ms:MS-M9005.003"],
  covers: ["gke-binauthz", "aks-safeguard-exempt"],
  exceptions: "The time in which a team finds out what a new rule would refuse.",
  settings: [
    ...["defaultAdmissionRule", "clusterAdmissionRules[]"].flatMap((rule): Setting[] => [
      {
        on: [GCP_BINARY_AUTHORIZATION],
        path: `${rule}.evaluationMode`,
        unset: "an error",
        mustNotBe: "ALWAYS_ALLOW",
      },
      {
        on: [GCP_BINARY_AUTHORIZATION],
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
