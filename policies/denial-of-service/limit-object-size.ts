import { sizeOf } from "../../lib/model/object-size";
import { UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const limitObjectSize = resourcePolicy({
  id: "limit-object-size",
  category: "denial-of-service",
  threats: ["D6", "D5"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "ConfigMaps and Secrets must stay well below the limit of 1 MiB",
  why: "The API server keeps each of them whole in etcd and in memory, and sends it with every list and watch; a few large ones slow all requests, and it refuses those over 1 MiB.",
  fix: "Keep the values below {maxBytes} bytes; put larger data into a volume, an image or an object store.",
  references: ["url:https://kubernetes.io/docs/concepts/configuration/configmap/", "mitre:T1499"],
  kinds: ["ConfigMap", "Secret"],
  options: {
    maxBytes: {
      type: "number",
      default: 524_288,
      description: "The largest size of all values together, in bytes.",
    },
  },

  check(object, { maxBytes }) {
    const { bytes, isWhole } = sizeOf(object);
    const isLarge = bytes > maxBytes ? true : isWhole ? false : UNKNOWN;
    const place = object.root.key(object.root.key("data").isAbsent ? "binaryData" : "data");
    return place.violates(`must not hold ${bytes} bytes`, isLarge);
  },
});
