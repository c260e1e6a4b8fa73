import { knownFlaw } from "../../lib/kubernetes/pods/image-flaws";
import { UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const noVulnerableImages = containerPolicy({
  id: "no-vulnerable-images",
  category: "persistence",
  threats: ["P1", "Pm", "E4", "N3"],
  boundaries: ["B6"],
  stride: ["T", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Cluster components must not run versions with known vulnerabilities",
  why: "These components have rights over the whole cluster or over its nodes, and how to exploit these versions is public.",
  fix: "Deploy the version that the message names, or a later one.",
  references: ["owasp:2022/K10", "owasp:2025/K07", "ms:MS-TA9004"],
  equivalents: [
    "kubescape:C-0081",
    "kubescape:C-0090",
    "kubescape:C-0091",
    "kubescape:C-0292",
    "kyverno:check-ingress-nginx-controller-version-and-annotation-policy",
    "checkov:CKV_K8S_34",
    "trivy:KSV-0102",
    "kyverno:disallow-helm-tiller",
    "kics:tiller_is_deployed",
    "checkov:CKV_K8S_45",
    "kics:tiller_deployment_is_accessible_from_within_the_cluster",
  ],
  covers: ["image-known-vulnerable-version", "tiller-deployed", "tiller-listens-on-cluster"],

  check(container) {
    const field = container.at("image");
    const { image } = container;
    if (image === UNKNOWN) return field.undecided();
    const flaw = image === undefined ? undefined : knownFlaw(image);
    return flaw === undefined ? undefined : field.violates(`must not use the image ${field.shown}: ${flaw}`);
  },
});
