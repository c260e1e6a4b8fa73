import type { Cluster } from "../kubernetes/cluster";
import { type Exposure, exposuresOf } from "../kubernetes/network/exposure";
import type { ExposureKind } from "../kubernetes/network/route";
import { UNKNOWN, type Unknown } from "../model/value";
import type { StepDraft } from "./step";
import type { Vertex } from "./vertex";
import { INTERNET, PRIVATE_NETWORK, podVertex, serviceVertex } from "./vertices";

/** The steps by which attackers from outside get to Services and pods that one kind of exposure opens. */
export function* exposureSteps(cluster: Cluster, how: ExposureKind): Generator<StepDraft> {
  const seen = new Set<unknown>();
  for (const exposure of exposuresOf(cluster)) {
    if (exposure.how !== how) continue;
    // An exposure leads to many pods by one Service.
    const key = exposure.service ?? exposure.pod;
    const place = `${exposure.by.owner.title} ${exposure.by.path}`;
    if (exposure.service !== undefined && seen.has(`${place} ${key.constructor.name}`)) continue;
    seen.add(`${place} ${key.constructor.name}`);
    yield* stepsBy(exposure);
  }
}

function* stepsBy({ pod, by, how, verdict, reachability, service }: Exposure): Generator<StepDraft> {
  const to = service === undefined ? podVertex(pod) : serviceVertex(service);
  const because = `${how}: ${by.path} ${by.shown}`;
  const fixes = [{ field: by, change: `do not expose it (${by.path})`, cost: 4 }] as const;
  const step = (from: Vertex, holds: true | Unknown): StepDraft => ({
    from: [from],
    to,
    holds,
    at: by,
    because,
    fixes,
  });
  yield step(PRIVATE_NETWORK, verdict);
  if (reachability === "internet") yield step(INTERNET, verdict);
  if (reachability === UNKNOWN || reachability === "restricted") yield step(INTERNET, UNKNOWN);
}
