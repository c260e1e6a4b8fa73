import { allOf, anyOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

/** Provisioners whose disks are in clear unless a class says otherwise; those of Azure and Google encrypt always. */
const IN_CLEAR = ["ebs.csi.aws.com", "kubernetes.io/aws-ebs"];

export const requireStorageEncryption = stackPolicy({
  id: "require-storage-encryption",
  category: "access-to-sensitive-data",
  threats: ["S2", "Sm"],
  boundaries: ["B7"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "StorageClasses must encrypt their disks",
  why: "A snapshot or a detached disk is read by whoever gets hold of it in the cloud account.",
  fix: "Set the parameter `encrypted` to `true`, with a key of your own in `kmsKeyId`.",
  references: ["owasp:2025/K03", "mitre:T1530"],
  equivalents: ["kubescape:C-0264"],
  covers: ["storageclass-encrypted"],
  exceptions: "Accounts that encrypt every disk by default.",

  checkStack(cluster) {
    const defaults = cluster.cloud?.of("aws:ebs/encryptionByDefault:EncryptionByDefault") ?? [];
    const isByDefault = anyOf(defaults.map((each) => not(each.at("enabled").is(false))));
    return cluster.of("storage.k8s.io/StorageClass").map((each) => {
      const encrypted = each.at("parameters.encrypted");
      const isInClear = allOf([
        each.at("provisioner").isOneOf(IN_CLEAR),
        not(encrypted.is(true)),
        not(isByDefault),
        not(each.isPatch),
      ]);
      return encrypted.violates("must encrypt its disks", isInClear);
    });
  },
});
