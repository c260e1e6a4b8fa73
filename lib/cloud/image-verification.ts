import type { Cluster } from "../kubernetes/cluster";
import type { DeclaredResource } from "../model/declared-resource";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../model/value";
import { hasGateOfCloud } from "./admission-gate";

/** Kinds of which each object makes the cluster verify images. */
const VERIFIERS = ["policies.kyverno.io/ImageValidatingPolicy", "config.ratify.deislabs.io/Verifier"];
const KYVERNO = ["kyverno.io/ClusterPolicy"];
const SIGSTORE = "policy.sigstore.dev/ClusterImagePolicy";

/**
 * Whether something of the program makes the cluster verify images when pods are admitted: a policy of a known
 * engine that goes for every namespace, or the gate of the cloud that hosts the cluster. Unknown where part of the
 * program was not seen.
 */
export function verifiesImages(cluster: Cluster, managed: DeclaredResource): Truth {
  // Sigstore's controller looks only at namespaces that ask for it.
  const takesPart = (key: string | Unknown): Truth =>
    key === UNKNOWN
      ? UNKNOWN
      : (cluster.namespace(key)?.label("policy.sigstore.dev/include").is("true") ?? UNKNOWN);
  const namespaces = new Set(cluster.pods.map((pod) => cluster.namespaceOf(pod.object)));
  return anyOf([
    VERIFIERS.some((type) => cluster.of(type).length > 0),
    ...cluster.of(...KYVERNO).flatMap((policy) =>
      policy
        .at("spec.rules")
        .items()
        .map((rule) => rule.key("verifyImages").isSet),
    ),
    cluster.of(SIGSTORE).length > 0 && allOf([...namespaces].map(takesPart)),
    hasGateOfCloud(managed),
    cluster.sees([...VERIFIERS, ...KYVERNO, SIGSTORE]) === true ? false : UNKNOWN,
  ]);
}
