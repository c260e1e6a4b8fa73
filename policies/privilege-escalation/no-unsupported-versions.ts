import { dayOf, supportOf, VERSIONED_KINDS } from "../../lib/cloud/version-support";
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
  title: "Managed clusters must run a supported version of Kubernetes",
  why: "Vulnerabilities of the API server and the kubelet found after the end of support stay open, and each is published with a description of how to use it.",
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
  exceptions: "Clusters that an extended support contract covers.",
  kinds: VERSIONED_KINDS,
  options: {
    asOf: {
      type: "string",
      default: "",
      description:
        "The day to judge by, such as `2027-03-31`, to see what will be out of support then; the day of the run where empty.",
    },
  },

  check: (resource, { asOf }) =>
    supportOf(resource, dayOf(asOf)).map(({ field, minor, until, isPast }) =>
      field.violates(`must not run Kubernetes 1.${String(minor)}, supported until ${until} at most`, isPast),
    ),
});
