import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { allOf, not, type Truth, UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Container } from "../pods/container";
import type { Pod } from "../pods/pod";
import { type Name, nameIn, nameOf, ObjectIndex } from "../rbac/names";
import { mountsOfPath, type NodeMount } from "./host-mount";

/** A PersistentVolume that a claim is, or may be, bound to. */
interface BoundVolume {
  readonly volume: DeclaredResource;
  readonly verdict: Truth;
}

/**
 * The PersistentVolumes of a program that a claim is bound to: the one that it names, or that names it, or else the only
 * one of its class where nothing makes volumes of that class.
 *
 * Source: "Persistent Volumes" in the Kubernetes documentation, on binding.
 */
function volumesOfClaim(cluster: Cluster, claim: DeclaredResource): readonly BoundVolume[] {
  const volumes = cluster.of("PersistentVolume");
  const named = nameIn(cluster, claim.at("spec.volumeName"), "PersistentVolume");
  if (named !== "") {
    return volumes.flatMap((volume): BoundVolume[] =>
      named === UNKNOWN
        ? [{ volume, verdict: UNKNOWN }]
        : nameOf(volume) === named
          ? [{ volume, verdict: true }]
          : [],
    );
  }
  const reserved = volumes.filter((volume) => isReservedFor(cluster, volume, claim) === true);
  if (reserved.length > 0) return reserved.map((volume) => ({ volume, verdict: true }));
  const free = volumes.filter(
    (volume) =>
      isReservedFor(cluster, volume, claim) !== false &&
      hasClass(volume, claim.at("spec.storageClassName")) !== false,
  );
  const isMade = isProvisioned(cluster, claim.at("spec.storageClassName"));
  return free.map((volume) => ({ volume, verdict: free.length === 1 ? not(isMade) : UNKNOWN }));
}

/** Whether a volume names a claim; unknown where it names none at all. */
function isReservedFor(cluster: Cluster, volume: DeclaredResource, claim: DeclaredResource): Truth {
  const reference = volume.at("spec.claimRef");
  if (reference.isAbsent) return UNKNOWN;
  const name: Name = nameIn(cluster, reference.key("name"), "PersistentVolumeClaim");
  if (name === UNKNOWN) return UNKNOWN;
  return allOf([name === nameOf(claim), reference.key("namespace").is(String(cluster.namespaceOf(claim)))]);
}

/** A claim without a class gets the default one, which makes a volume of its own. */
function hasClass(volume: DeclaredResource, wanted: Field): Truth {
  const name = wanted.string();
  if (name === undefined) return false;
  if (name === UNKNOWN) return UNKNOWN;
  const declared = volume.at("spec.storageClassName");
  return name === "" ? not(declared.isSet) : declared.is(name);
}

const NO_PROVISIONER = "kubernetes.io/no-provisioner";

function isProvisioned(cluster: Cluster, wanted: Field): Truth {
  const [declared] = cluster.of("storage.k8s.io/StorageClass").filter(({ name }) => name === wanted.value);
  return declared !== undefined && not(declared.root.key("provisioner").is(NO_PROVISIONER)) !== false
    ? UNKNOWN
    : false;
}

/** A mount of a path of the node by a PersistentVolume. */
export interface ClaimedMount extends NodeMount {
  readonly volume: DeclaredResource;
}

/** The mounts of paths of the node that a container gets by claims: of volumes of hostPath, and of local ones. */
export function claimedMountsOf(cluster: Cluster, container: Container): ClaimedMount[] {
  if (cluster.of("PersistentVolume").length === 0) return [];
  const { pod } = container;
  return pod.volumes.flatMap((source) =>
    claimsOf(cluster, pod, source.at("persistentVolumeClaim.claimName")).flatMap(({ object, verdict }) =>
      volumesOfClaim(cluster, object).flatMap((bound) =>
        ["spec.hostPath", "spec.local"].flatMap((kind): ClaimedMount[] => {
          const path = bound.volume.at(kind);
          if (path.isAbsent) return [];
          const isOfNode = allOf([path.isSet, verdict, bound.verdict]);
          const isReadOnly = source.at("persistentVolumeClaim.readOnly").is(true);
          return mountsOfPath(container, source, { field: path.key("path"), isOfNode }).map((mount) => ({
            ...mount,
            isWritable: allOf([mount.isWritable, not(isReadOnly)]),
            volume: bound.volume,
          }));
        }),
      ),
    ),
  );
}

function claimsOf(cluster: Cluster, pod: Pod, reference: Field) {
  if (reference.isAbsent) return [];
  const claims = cluster.remember(
    "volume claims",
    () => new ObjectIndex(cluster, cluster.of("PersistentVolumeClaim")),
  );
  return claims.find(cluster.namespaceOf(pod.object), nameIn(cluster, reference, "PersistentVolumeClaim"));
}
