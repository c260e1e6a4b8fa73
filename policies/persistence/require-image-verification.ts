import { verifiesImages } from "../../lib/cloud/image-verification";
import { managedClustersOfPods } from "../../lib/cloud/managed-cluster";
import { allOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const requireImageVerification = stackPolicy({
  id: "require-image-verification",
  category: "persistence",
  threats: ["P1", "Pm", "Xm"],
  boundaries: ["B6"],
  stride: ["T", "S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Clusters must verify image signatures",
  why: "An attacker who can push to a registry, or change a pipeline, runs an image of their own under a trusted name.",
  fix: "Declare a policy that verifies signatures for all workloads, of Kyverno, the Sigstore policy controller or Ratify, or turn on Binary Authorization.",
  references: ["cis:5.5.1", "owasp:2022/K02", "ms:MS-M9005.003", "mitre:T1525"],
  equivalents: [
    "kubescape:C-0236",
    "kubescape:C-0237",
    "kyverno:verify-image",
    "kyverno:verify-image-gcpkms",
    "kyverno:verify-image-with-multi-keys",
    "kyverno:verify-image-ivpol",
  ],
  covers: ["image-signature-verified"],
  exceptions: "Clusters whose admission policies another program installs.",

  // Only a program that declares the cluster itself answers for what the cluster lacks.
  checkStack: (cluster) =>
    managedClustersOfPods(cluster).map(({ managed, isHost }) =>
      managed.root.violates(
        "must verify the signatures of images",
        allOf([isHost, not(verifiesImages(cluster, managed))]),
      ),
    ),
});
