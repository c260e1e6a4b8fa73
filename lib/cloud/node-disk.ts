import { AWS_ENCRYPTION_BY_DEFAULT } from "../model/cloud-types";
import type { Field } from "../model/field";
import type { Resources } from "../model/resources";
import { allOf, anyOf, not, type Truth } from "../model/value";
import { nodeTemplatesIn } from "./aws/node-template";

interface UnencryptedDisk {
  readonly disk: Field;
  readonly verdict: Truth;
}

/**
 * The disks that a launch template or configuration of nodes of EKS declares without encryption, in a program
 * that does not encrypt all new disks of its account. A disk of a snapshot is encrypted as the snapshot is, and one that
 * no template declares as the image says.
 *
 * Source: "Amazon EBS encryption" in the EBS user guide.
 */
export function unencryptedDisks(cloud: Resources): UnencryptedDisk[] {
  const isDefault = anyOf(
    cloud.of(AWS_ENCRYPTION_BY_DEFAULT).map((each) => not(each.at("enabled").is(false))),
  );
  return nodeTemplatesIn(cloud).flatMap(({ data, isUsed }) =>
    disksOf(data).map((disk) => ({
      disk,
      verdict: allOf([
        isUsed,
        disk.isSet,
        not(isDefault),
        not(isEncrypted(disk)),
        not(disk.key("encrypted").is(true)),
      ]),
    })),
  );
}

/** Disks of templates lie below their mapping, those of configurations in lists of their own. */
function disksOf(data: Field): Field[] {
  const mapped = data
    .key("blockDeviceMappings")
    .items()
    .map((each) => each.key("ebs"));
  return [...mapped, data.key("rootBlockDevice"), ...data.key("ebsBlockDevices").items()];
}

function isEncrypted(disk: Field): Truth {
  return anyOf(["kmsKeyId", "snapshotId"].map((name) => disk.key(name).isSet));
}
