import type { Field } from "../../model/field";
import type { Unknown } from "../../model/value";
import type { Reachability } from "./reachability";

/** The means by which a pod faces outside the cluster. */
export type ExposureKind =
  | "load balancer"
  | "node port"
  | "external IP"
  | "ingress"
  | "gateway route"
  | "mesh gateway"
  | "OpenShift route"
  | "Traefik route"
  | "Contour proxy"
  | "host port"
  | "host network";

/** A reference by which an object leads traffic from outside the cluster to a Service. */
export interface Route {
  readonly by: Field;
  readonly how: ExposureKind;
  readonly verdict: true | Unknown;
  readonly reachability: Reachability;
  /** Namespace key and name of the Service. */
  readonly namespace: string | Unknown;
  readonly name: string | Unknown;
}
