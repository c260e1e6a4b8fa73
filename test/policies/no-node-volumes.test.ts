import type { Value } from "../../lib/model/value";
import { noNodeVolumes } from "../../policies/access-to-sensitive-data/no-node-volumes";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const volume = (source: Record<string, Value>) =>
  object("v1", "PersistentVolume", "data", { spec: { capacity: { storage: "1Gi" }, ...source } });

testPolicy(noNodeVolumes, {
  accepts: {
    "a volume of a driver": volume({ csi: { driver: "ebs.csi.aws.com", volumeHandle: "vol-1" } }),
    "a disk of a node": volume({ local: { path: "/mnt/disks/one" } }),
  },
  rejects: {
    "a folder of a node": {
      given: volume({ hostPath: { path: "/var/data" } }),
      says: 'PersistentVolume "data" must not give the host path /var/data to a claim (spec.hostPath)',
    },
  },
  undecided: { "a source from an output": volume({ hostPath: UNKNOWN }) },
});
