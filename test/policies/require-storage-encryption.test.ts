import type { Value, ValueMap } from "../../lib/model/value";
import { requireStorageEncryption } from "../../policies/access-to-sensitive-data/require-storage-encryption";
import { object, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const storage = (provisioner: Value, parameters: ValueMap = {}) =>
  object("storage.k8s.io/v1", "StorageClass", "fast", { provisioner, parameters });
const says = ['StorageClass "fast" must encrypt its disks (parameters.encrypted)'];

testStackPolicy(requireStorageEncryption, {
  accepts: {
    "encrypted disks": stack(storage("ebs.csi.aws.com", { encrypted: "true" })),
    "disks that the cloud encrypts always": stack(storage("pd.csi.storage.gke.io")),
    "an account that encrypts every disk": stack(
      storage("ebs.csi.aws.com"),
      resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "all", { enabled: true }),
    ),
  },
  rejects: {
    "disks in clear, as is the default": { given: stack(storage("ebs.csi.aws.com")), says },
    "disks in clear": { given: stack(storage("kubernetes.io/aws-ebs", { encrypted: "false" })), says },
  },
  undecided: { "a parameter from an output": stack(storage("ebs.csi.aws.com", { encrypted: UNKNOWN })) },
});
