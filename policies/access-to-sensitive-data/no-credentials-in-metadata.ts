import { CREDENTIAL_OPTIONS, credentialEntries } from "../../lib/kubernetes/credential";
import { podsOf } from "../../lib/kubernetes/pods/workload";
import { stackPolicy } from "../../lib/policy/define";

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

export const noCredentialsInMetadata = stackPolicy({
  id: "no-credentials-in-metadata",
  category: "access-to-sensitive-data",
  threats: ["S1", "S4"],
  boundaries: ["B1", "B6"],
  stride: ["I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Labels and annotations must not hold credentials",
  why: "Lists, events, metrics, webhooks and logs repeat metadata, and every subject that may list the objects reads it.",
  fix: "Move the value to a Secret that the annotation can refer to, and rotate the credential.",
  references: ["owasp:2025/K03", "ms:MS-TA9027", "mitre:T1552.001"],
  options: CREDENTIAL_OPTIONS,

  *checkStack(cluster, options) {
    for (const object of cluster.objects) {
      const templates = podsOf(object).map((pod) => pod.metadata);
      const places = new Map([object.metadata, ...templates].map((place) => [place.path, place]));
      for (const metadata of places.values()) {
        for (const map of ["labels", "annotations"])
          yield* credentialEntries(metadata.key(map), options, (kind) => `must not hold ${kind}`);
      }
      if (object.type !== "Secret") continue;
      const copy = object.annotation(LAST_APPLIED);
      yield copy.violates("must not repeat its data in an annotation", copy.isSet);
    }
  },
});
