import type { Field } from "../../model/field";
import { allOf, type Truth, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Container } from "../pods/container";
import { isApiToken, mountsAutomatically } from "../rbac/service-account";
import { volumesOf } from "./mounts";

/** What puts a token of its pod's account, which API servers take, into a container. */
export interface MountedToken {
  readonly field: Field;
  readonly verdict: true | Unknown;
  readonly isAutomatic: boolean;
}

/**
 * The tokens of its pod's account that a container finds in files: the one that all containers get, and those of
 * projected volumes that it mounts. A token in a Secret is of the account that the Secret names.
 *
 * Source: Kubernetes documentation, "Configure Service Accounts for Pods" and "Projected Volumes".
 */
export function tokensIn(cluster: Cluster, container: Container): MountedToken[] {
  const { pod } = container;
  const projected = volumesOf(container).flatMap(({ volume, verdict }) =>
    volume
      .at("projected.sources")
      .items()
      .map((source) => source.key("serviceAccountToken"))
      .flatMap((field) => mounted(field, allOf([verdict, isApiToken(field)]), false)),
  );
  const automount = pod.at("automountServiceAccountToken");
  return [...mounted(automount, mountsAutomatically(cluster, pod), true), ...projected];
}

function mounted(field: Field, verdict: Truth, isAutomatic: boolean): MountedToken[] {
  return verdict === false ? [] : [{ field, verdict, isAutomatic }];
}
