import { matchesRegistry } from "../../lib/kubernetes/pods/image";
import { UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const requireImageDigests = containerPolicy({
  id: "require-image-digests",
  category: "persistence",
  threats: ["P1", "Pm"],
  boundaries: ["B6"],
  stride: ["T", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Images must be pinned by digest",
  why: "A tag can be pushed again with other content; a digest names exactly the bytes that were reviewed and signed.",
  fix: "Add the digest to the reference: `image:1.4.2@sha256:…`.",
  references: ["owasp:2022/K02", "ms:MS-TA9002", "mitre:T1525"],
  equivalents: [
    "checkov:CKV_K8S_43",
    "kubescape:C-0306",
    "kyverno:require-image-checksum",
    "kyverno:resolve-image-to-digest",
    "kics:image_without_digest",
  ],
  covers: ["image-digest-required"],
  options: {
    exemptRegistries: {
      type: "array",
      default: [],
      description:
        "Registries or repositories whose tags cannot be pushed again, such as `registry.example.com/shop`.",
    },
  },

  check(container, { exemptRegistries }) {
    const field = container.at("image");
    const { image } = container;
    if (image === UNKNOWN) return field.undecided();
    if (field.isAbsent) return undefined;
    // `nginx@sha256:abc` is no reference at all, and pins nothing.
    const isExempt = image !== undefined && exemptRegistries.some((each) => matchesRegistry(image, each));
    return field.violates(
      `must pin the image ${field.shown} by digest`,
      !isExempt && image?.digest === undefined,
    );
  },
});
