import type { Cluster } from "../cluster";
import { type Truth, UNKNOWN, type Unknown } from "../value";
import { type Danger, dangerIn, dangersOf } from "./danger";
import { ALL_DANGERS } from "./dangerous";
import type { Identity } from "./identity";
import { rbacOf } from "./rbac";

/** Rights in all namespaces that are as good as the whole cluster. */
const CRITICAL = ALL_DANGERS.filter(({ severity, everywhere = severity }) => everywhere === "critical").map(
  (danger) => dangerIn(danger, undefined),
);

export interface Strength {
  /** Whether an identity has a right that is as good as the whole cluster. */
  readonly verdict: Truth;
  readonly danger?: Danger;
}

/** Whether an identity has a right that is as good as the whole cluster, and the one that is most certain. */
export function strengthOf(cluster: Cluster, identity: Identity | Unknown): Strength {
  if (identity === UNKNOWN) return { verdict: UNKNOWN };
  return cluster.remember(`strength:${JSON.stringify(identity)}`, (): Strength => {
    const threats = [...dangersOf(CRITICAL, (ask) => rbacOf(cluster).can(identity, ask))];
    return threats.find(({ verdict }) => verdict === true) ?? threats[0] ?? { verdict: false };
  });
}
