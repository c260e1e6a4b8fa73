import { lookup } from "../../model/lookup";

/** The end of an API version: the release that serves it no longer, and what to use instead. */
interface Removal {
  readonly since: string;
  /** Words such as `: use apps/v1`, or none. */
  readonly successor: string;
}

/**
 * API versions that are no longer served, by `apiVersion` and `kind` or `*`: the minor release of Kubernetes 1 that
 * ended each, and its successor.
 *
 * Source: "Deprecated API Migration Guide" in the Kubernetes documentation.
 */
const REMOVED: Readonly<Record<string, readonly [minor: number, successor?: string]>> = {
  "extensions/v1beta1 Deployment": [16, "apps/v1"],
  "extensions/v1beta1 DaemonSet": [16, "apps/v1"],
  "extensions/v1beta1 ReplicaSet": [16, "apps/v1"],
  "extensions/v1beta1 NetworkPolicy": [16, "networking.k8s.io/v1"],
  "extensions/v1beta1 PodSecurityPolicy": [16],
  "extensions/v1beta1 Ingress": [22, "networking.k8s.io/v1"],
  "apps/v1beta1 *": [16, "apps/v1"],
  "apps/v1beta2 *": [16, "apps/v1"],
  "admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration": [
    22,
    "admissionregistration.k8s.io/v1",
  ],
  "admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration": [
    22,
    "admissionregistration.k8s.io/v1",
  ],
  "apiextensions.k8s.io/v1beta1 *": [22, "apiextensions.k8s.io/v1"],
  "apiregistration.k8s.io/v1beta1 *": [22, "apiregistration.k8s.io/v1"],
  "authentication.k8s.io/v1beta1 TokenReview": [22, "authentication.k8s.io/v1"],
  "authorization.k8s.io/v1beta1 *": [22, "authorization.k8s.io/v1"],
  "certificates.k8s.io/v1beta1 CertificateSigningRequest": [22, "certificates.k8s.io/v1"],
  "coordination.k8s.io/v1beta1 Lease": [22, "coordination.k8s.io/v1"],
  "networking.k8s.io/v1beta1 Ingress": [22, "networking.k8s.io/v1"],
  "networking.k8s.io/v1beta1 IngressClass": [22, "networking.k8s.io/v1"],
  "rbac.authorization.k8s.io/v1beta1 *": [22, "rbac.authorization.k8s.io/v1"],
  "scheduling.k8s.io/v1beta1 PriorityClass": [22, "scheduling.k8s.io/v1"],
  "storage.k8s.io/v1beta1 CSIDriver": [22, "storage.k8s.io/v1"],
  "storage.k8s.io/v1beta1 CSINode": [22, "storage.k8s.io/v1"],
  "storage.k8s.io/v1beta1 StorageClass": [22, "storage.k8s.io/v1"],
  "storage.k8s.io/v1beta1 VolumeAttachment": [22, "storage.k8s.io/v1"],
  "batch/v1beta1 CronJob": [25, "batch/v1"],
  "discovery.k8s.io/v1beta1 EndpointSlice": [25, "discovery.k8s.io/v1"],
  "events.k8s.io/v1beta1 Event": [25, "events.k8s.io/v1"],
  "autoscaling/v2beta1 HorizontalPodAutoscaler": [25, "autoscaling/v2"],
  "policy/v1beta1 PodDisruptionBudget": [25, "policy/v1"],
  "policy/v1beta1 PodSecurityPolicy": [25],
  "node.k8s.io/v1beta1 RuntimeClass": [25, "node.k8s.io/v1"],
  "autoscaling/v2beta2 HorizontalPodAutoscaler": [26, "autoscaling/v2"],
  "flowcontrol.apiserver.k8s.io/v1beta1 *": [26, "flowcontrol.apiserver.k8s.io/v1"],
  "storage.k8s.io/v1beta1 CSIStorageCapacity": [27, "storage.k8s.io/v1"],
  "flowcontrol.apiserver.k8s.io/v1beta2 *": [29, "flowcontrol.apiserver.k8s.io/v1"],
  "flowcontrol.apiserver.k8s.io/v1beta3 *": [32, "flowcontrol.apiserver.k8s.io/v1"],
};

/** The end of an API version, if a Kubernetes version such as `1.34` no longer serves it. */
export function removalOf(apiVersion: string, kind: string, version: string): Removal | undefined {
  const [minor, successor] =
    lookup(REMOVED, `${apiVersion} ${kind}`) ?? lookup(REMOVED, `${apiVersion} *`) ?? [];
  if (minor === undefined || minor > minorOf(version)) return undefined;
  return { since: `Kubernetes 1.${minor}`, successor: successor === undefined ? "" : `: use ${successor}` };
}

/** The minor release of a version such as `1.34`, `v1.34.2` or `1.34.1-eks-1`; the newest where it is none. */
function minorOf(version: string): number {
  const [, minor] = /^v?1\.(\d+)/.exec(version) ?? [];
  return minor === undefined ? Number.POSITIVE_INFINITY : Number(minor);
}
