import { UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const noFloatingImageTags = containerPolicy({
  id: "no-floating-image-tags",
  category: "persistence",
  threats: ["P1", "Pm"],
  boundaries: ["B6"],
  stride: ["T", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Images must not be referenced by a tag that moves",
  why: "Anyone who can push to the registry changes what runs at the next restart of a pod, without any change of the program.",
  fix: "Use a version as the tag, or better the digest: `image:1.4.2@sha256:…`.",
  references: ["owasp:2022/K02", "ms:MS-TA9002", "mitre:T1525"],
  equivalents: [
    "kube-linter:latest-tag",
    "checkov:CKV_K8S_14",
    "trivy:KSV-0013",
    "polaris:tagNotSpecified",
    "kube-score:container-image-tag",
    "kyverno:disallow-latest-tag",
    "kics:invalid_image",
    "kubescape:C-0304",
  ],
  covers: ["image-tag-mutable"],
  options: {
    floatingTags: {
      type: "array",
      default: ["latest", "stable", "main", "master", "edge", "dev", "develop", "nightly", "canary"],
      description: "Tags that are expected to move; a missing tag means `latest`.",
    },
  },

  check(container, { floatingTags }) {
    const field = container.at("image");
    const { image } = container;
    if (image === UNKNOWN) return field.undecided();
    if (image === undefined || image.digest !== undefined) return undefined;
    const tag = image.tag ?? "latest";
    return field.violates(
      `must not use the image ${field.shown}, whose tag "${tag}" moves`,
      floatingTags.includes(tag),
    );
  },
});
