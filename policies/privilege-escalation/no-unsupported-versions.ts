import { dayOf, VERSIONED_KINDS, versionIssues } from "../../lib/cloud/version-support";
import { resourcePolicy } from "../../lib/policy/define";

export const noUnsupportedVersions = resourcePolicy({
  id: "no-unsupported-versions",
  category: "privilege-escalation",
  threats: ["E3", "E4", "Em"],
  boundaries: ["B1", "B5"],
  stride: ["T", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must not run a version of Kubernetes that gets no more fixes",
  why: "Flaws of the API server and of the kubelet that are found after the end of support stay open, and each is public with a description of how to use it.",
  fix: "Upgrade to a supported minor version, one at a time.",
  references: [
    "url:https://kubernetes.io/releases/",
    "url:https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    "cis:gke/5.5.4",
    "owasp:2025/K07",
    "ms:MS-M9012",
    "mitre:T1068",
  ],
  equivalents: ["checkov:CKV_AWS_339"],
  covers: ["eks-version-unsupported", "aks-version", "civo-version"],
  exceptions: "Clusters that a contract of their own keeps in support.",
  kinds: VERSIONED_KINDS,
  options: {
    on: {
      type: "string",
      default: "",
      description:
        "The day to judge by, such as `2027-03-31`, to see what will be out of support then; the day of the run where empty.",
    },
  },

  check: (resource, { on }) => versionIssues(resource, dayOf(on)),
});
