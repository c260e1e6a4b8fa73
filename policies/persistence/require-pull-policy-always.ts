import { onlyIf } from "../../lib/model/issue";
import { not, type Truth, UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";
import { setting } from "../../lib/policy/repairs";

export const requirePullPolicyAlways = containerPolicy({
  id: "require-pull-policy-always",
  category: "persistence",
  threats: ["P1"],
  boundaries: ["B2"],
  stride: ["T", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must set imagePullPolicy to Always",
  why: "With another pull policy a pod may use a private image that a pod with other credentials pulled to the node, or an older image of the same tag.",
  fix: "Set `imagePullPolicy: Always`, or pin the image by digest; the node downloads only layers that it lacks.",
  references: ["cis:1.2.11", "ms:MS-TA9037"],
  equivalents: [
    "checkov:CKV_K8S_15",
    "kubescape:C-0075",
    "polaris:pullPolicyNotAlways",
    "kube-score:container-image-pull-policy",
    "kyverno:imagepullpolicy-always",
    "kyverno:always-pull-images",
    "kics:image_pull_policy_of_container_is_not_always",
    "kube-linter:image-pull-policy",
  ],
  covers: ["image-pull-policy-always"],

  check(container) {
    const policy = container.at("imagePullPolicy");
    const { image } = container;
    // What a digest names cannot be replaced on the node.
    const isPinned = image === UNKNOWN ? UNKNOWN : image?.digest !== undefined;
    const issue = onlyIf(not(isPinned), policy.mustBe("Always"));
    if (!policy.isAbsent) return issue;
    // The API server fills in Always where the tag is latest or missing.
    const isDefaulted: Truth = image === UNKNOWN ? UNKNOWN : (image?.tag ?? "latest") === "latest";
    return onlyIf(not(isDefaulted), issue);
  },
  remediate: setting("imagePullPolicy", "Always"),
});
