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
  title: "ConfigMaps and Secrets must be small",
  why: "Each of them lies whole in etcd, in the memory of the API server and in every list and watch; a few large ones slow all requests, and over 1 MiB the API server refuses them.",
  fix: "Keep large data in a volume, an image or a store of objects.",
  references: ["url:https://kubernetes.io/docs/concepts/configuration/configmap/", "mitre:T1499"],
  kinds: ["ConfigMap", "Secret"],
  options: {
    mostBytes: { type: "number", default: 524_288, description: "The size of all values, in bytes." },
  },

  check(object, { mostBytes }) {
    const { bytes, isWhole } = sizeOf(object);
    const isLarge = bytes > mostBytes ? true : isWhole ? false : UNKNOWN;
    const place = object.root.key(object.root.key("data").isAbsent ? "binaryData" : "data");
    return place.violates(`must not hold ${bytes} bytes`, isLarge);
  },
});
