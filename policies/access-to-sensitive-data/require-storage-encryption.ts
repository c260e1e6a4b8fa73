import { allOf, anyOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

/** Provisioners whose disks are unencrypted unless a class says otherwise; those of Azure and Google encrypt always. */
const UNENCRYPTED = ["ebs.csi.aws.com", "kubernetes.io/aws-ebs"];

export const requireStorageEncryption = stackPolicy({
  id: "require-storage-encryption",
  category: "access-to-sensitive-data",
  threats: ["S2", "Sm"],
  boundaries: ["B7"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "StorageClasses must encrypt the disks that they provision",
  why: "An identity that may copy a snapshot or attach a disk in the cloud account reads its data.",
  fix: 'Set the parameter `encrypted: "true"`, and `kmsKeyId` for a customer-managed key.',
  references: ["owasp:2025/K03", "mitre:T1530"],
  equivalents: ["kubescape:C-0264"],
  covers: ["storageclass-encrypted"],
  exceptions: "Accounts that encrypt every disk by default.",

  checkStack(cluster) {
    const defaults = cluster.cloud?.of("aws:ebs/encryptionByDefault:EncryptionByDefault") ?? [];
    const isByDefault = anyOf(defaults.map((each) => not(each.at("enabled").is(false))));
    return cluster.of("storage.k8s.io/StorageClass").map((each) => {
      const encrypted = each.at("parameters.encrypted");
      const isUnencrypted = allOf([
        each.at("provisioner").isOneOf(UNENCRYPTED),
        not(encrypted.is(true)),
        not(isByDefault),
        not(each.isPatch),
      ]);
      return encrypted.violates("must encrypt its disks", isUnencrypted);
    });
  },
});
