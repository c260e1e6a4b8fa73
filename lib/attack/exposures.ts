import type { Cluster } from "../kubernetes/cluster";
import { exposuresOf, type Opening, openingsOf, podsBehind } from "../kubernetes/network/exposure";
import type { Reachability } from "../kubernetes/network/reachability";
import type { ExposureKind } from "../kubernetes/network/route";
import type { Field } from "../model/field";
import { allOf, type Truth, UNKNOWN } from "../model/value";
import { admissionOf, EXPLOITED } from "./network";
import { type Fix, keyOfObject, type StepDraft } from "./step";
import type { Vertex } from "./vertex";
import { containerVertex, INTERNET, PRIVATE_NETWORK, serviceVertex } from "./vertices";

/** The steps by which attackers from outside get to the Services that some kinds of exposure open. */
export function* exposureSteps(cluster: Cluster, ...kinds: readonly ExposureKind[]): Generator<StepDraft> {
  const seen = new Set<string>();
  for (const opening of openingsOf(cluster)) {
    const { service, by, how } = opening;
    if (!kinds.includes(how) || podsBehind(cluster, service).length === 0) continue;
    const key = `${keyOfObject(by.owner)} ${by.path} ${keyOfObject(service)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const draft = {
      to: serviceVertex(service),
      at: by,
      because: reasonOf(opening),
      fixes: [fixOf(cluster, opening)],
    };
    yield* fromOutside(opening, draft);
  }
}

/** The steps from outside to the containers whose ports their nodes open. */
export function* nodePortSteps(cluster: Cluster): Generator<StepDraft> {
  for (const exposure of exposuresOf(cluster)) {
    const { pod, by, how, verdict, reachability, containers = [] } = exposure;
    const admission = admissionOf(cluster, pod, how);
    for (const container of containers) {
      const holds = allOf([verdict, container.keepsRunning, admission.verdict]);
      const what = how === "host network" ? "in the network of its node" : `port ${by.shown} of its node`;
      yield* fromOutside(
        { verdict: holds, reachability, how },
        {
          to: containerVertex(container),
          at: by,
          because: `${what}; ${EXPLOITED}`,
          ...admission.details,
          fixes: [closing(by, how)],
        },
      );
    }
  }
}

function closing(field: Field, how: ExposureKind): Fix {
  const change = how === "host network" ? `set ${field.path} to false` : `remove ${field.path}`;
  return { field, change, cost: 4 };
}

interface Faced {
  readonly verdict: Truth;
  readonly reachability: Reachability;
  readonly how: ExposureKind;
}

/**
 * The step from the network around the cluster, and that from the Internet. Whom a list of addresses lets in, the
 * program does not say; nor whether the addresses of nodes, or a controller elsewhere, face the Internet.
 */
function* fromOutside(
  { verdict, reachability, how }: Faced,
  draft: Omit<StepDraft, "from" | "holds">,
): Generator<StepDraft> {
  const isListed = reachability === "restricted";
  const step = (from: Vertex, isFaced: Truth, if_ = ""): StepDraft[] => {
    const holds = allOf([verdict, isFaced]);
    if (holds === false) return [];
    const open = verdict === true && isFaced === UNKNOWN ? { decides: decidingIn(draft.at) } : {};
    return [{ ...draft, ...open, from: [from], holds, because: `${draft.because}${if_}` }];
  };
  const listed = ", for listed source addresses";
  yield* step(PRIVATE_NETWORK, isListed ? UNKNOWN : true, isListed ? listed : "");
  if (reachability === "private") return;
  if (reachability === "internet") yield* step(INTERNET, true);
  else yield* step(INTERNET, UNKNOWN, isListed ? listed : `, if ${CONDITIONS[how]}`);
}

/** What is not known of a Service or Ingress and may decide who reaches it; often that is for nothing in the program. */
function decidingIn(at: Field | undefined): Field[] {
  if (at === undefined) return [];
  const annotations = at.owner.metadata.key("annotations").entries();
  const settings = ["loadBalancerClass", "loadBalancerIP", "loadBalancerSourceRanges", "ingressClassName"];
  const fields = [
    ...annotations.map(([, value]) => value),
    ...settings.map((name) => at.owner.spec.key(name)),
  ];
  return fields.filter(({ value }) => value === UNKNOWN);
}

/** What opens an exposure to the Internet that is only certain to face the network around the cluster. */
const CONDITIONS: Readonly<Record<ExposureKind, string>> = {
  "load balancer": "it is not internal",
  "node port": "its nodes face the Internet",
  "external IP": "the address is one of the Internet",
  ingress: "its controller faces the Internet",
  "gateway route": "its Gateway faces the Internet",
  "mesh gateway": "its gateway faces the Internet",
  "OpenShift route": "its router faces the Internet",
  "Traefik route": "its controller faces the Internet",
  "Contour proxy": "its controller faces the Internet",
  "host port": "its nodes face the Internet",
  "host network": "its nodes face the Internet",
};

function reasonOf({ by, how }: Opening): string {
  if (how === "external IP") return `external IP ${by.shown}`;
  if (how === "load balancer" || how === "node port") {
    return by.path === "spec.type" ? `type ${by.shown}` : `node port ${by.shown}`;
  }
  return `${by.owner.title} routes to it`;
}

/** What closes an opening: the type of the Service, an address of it, or the reference to it. */
function fixOf(cluster: Cluster, { service, by, how }: Opening): Fix {
  if (how === "load balancer" || how === "node port") {
    const field = cluster.effective(service, (of) => of.at("spec.type"));
    return { field, change: `set ${field.path} to ClusterIP`, cost: 4 };
  }
  const change = how === "external IP" ? `remove ${by.path}` : `take ${service.title} out of ${by.path}`;
  return { field: by, change, cost: 4 };
}
