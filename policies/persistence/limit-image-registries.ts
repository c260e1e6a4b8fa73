import { matchesRegistry } from "../../lib/kubernetes/pods/image";
import { UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const limitImageRegistries = containerPolicy({
  id: "limit-image-registries",
  category: "persistence",
  threats: ["P1", "Pm"],
  boundaries: ["B6"],
  stride: ["T", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Images must come from registries that the organization trusts",
  why: "A public registry also serves look-alike names that anyone can push, and retired registries get no fixes.",
  fix: "Mirror the image to a trusted registry, or add its registry to the option `allowedRegistries`.",
  references: [
    "owasp:2022/K02",
    "owasp:2025/K04",
    "ms:MS-TA9002",
    "ms:MS-M9005.003",
    "mitre:T1525",
    "mitre:T1195.002",
  ],
  equivalents: [
    "kubescape:C-0078",
    "trivy:KSV-0125",
    "kyverno:restrict-image-registries",
    "kyverno:advanced-restrict-image-registries",
    "kyverno:allowed-image-repos",
    "kubescape:C-0001",
    "trivy:KSV-0032",
    "trivy:KSV-0033",
    "trivy:KSV-0034",
    "trivy:KSV-0035",
    "kubescape:C-0253",
    "kyverno:restrict-deprecated-registry",
  ],
  covers: ["image-registry-allowlist", "image-registry-blocklist", "image-registry-retired"],
  options: {
    allowedRegistries: {
      type: "array",
      default: [],
      description:
        "Registries or repositories, such as `registry.example.com/shop`; when empty, all that are not blocked.",
    },
    blockedRegistries: {
      type: "array",
      default: ["k8s.gcr.io", "gcr.io/google_containers"],
      description:
        "Registries or repositories that nothing may come from; by default the frozen ones of Kubernetes.",
    },
  },

  check(container, { allowedRegistries, blockedRegistries }) {
    const field = container.at("image");
    const { image } = container;
    if (image === UNKNOWN) return field.undecided();
    if (image === undefined) return undefined;
    const isIn = (patterns: readonly string[]) => patterns.some((pattern) => matchesRegistry(image, pattern));
    const isTrusted = !isIn(blockedRegistries) && (allowedRegistries.length === 0 || isIn(allowedRegistries));
    return field.violates(
      `must not use the image ${field.shown} of the registry ${image.registry}`,
      !isTrusted,
    );
  },
});
