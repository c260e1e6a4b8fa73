import type { Cluster } from "../../kubernetes/cluster";
import { type Opening, openingsOf, podsBehind } from "../../kubernetes/network/exposure";
import { type Listener, listenersBehind } from "../../kubernetes/network/listeners";
import type { Pod } from "../../kubernetes/pods/pod";
import type { DeclaredResource } from "../../model/declared-resource";
import { addTo } from "../../model/multimap";
import { allOf, UNKNOWN, type Unknown } from "../../model/value";
import type { Edge } from "../edge";
import { admissionOf, EXPLOITED } from "../network";
import type { StepDraft } from "../step";
import { containerVertex, serviceVertex } from "../vertices";

export const svcToPod: Edge = {
  id: "SVC_TO_POD",
  title: "exploit the application behind a Service",
  mitre: ["T1190"],
  boundary: "B6",
  category: "malicious-code-execution",
  threats: ["X1", "X3"],
  effort: "application",

  *steps(cluster) {
    const byService = new Map<DeclaredResource, Opening[]>();
    for (const opening of openingsOf(cluster)) addTo(byService, opening.service, opening);
    for (const [service, openings] of byService) {
      for (const { group, verdict } of podsBehind(cluster, service)) {
        for (const pod of group.pods)
          yield* stepsTo({ cluster, service, openings, isSelected: verdict }, pod);
      }
    }
  },
};

interface Selected {
  readonly cluster: Cluster;
  readonly service: DeclaredResource;
  readonly openings: readonly Opening[];
  readonly isSelected: true | Unknown;
}

function* stepsTo(selected: Selected, pod: Pod): Generator<StepDraft> {
  const { cluster, service } = selected;
  for (const listener of listenersBehind(cluster, service, pod)) {
    const step = stepTo(selected, pod, listener);
    if (step !== undefined) yield step;
  }
}

/** The step, by the opening whose traffic the policies of the pod are most certain to let in. */
function stepTo(
  { cluster, service, openings, isSelected }: Selected,
  pod: Pod,
  { container, port, verdict, decides }: Listener,
): StepDraft | undefined {
  const ways = [...new Set(openings.map(({ how }) => how))];
  const admissions = ways.map((how) => admissionOf(cluster, pod, how, service, port));
  const admission =
    admissions.find((each) => each.verdict === true) ?? admissions.find((each) => each.verdict === UNKNOWN);
  const holds = allOf([isSelected, verdict, admission?.verdict ?? false]);
  if (holds === false) return undefined;
  const open = [...(decides === undefined ? [] : [decides]), ...(admission?.details.decides ?? [])];
  return {
    from: [serviceVertex(service)],
    to: containerVertex(container),
    holds,
    at: service.at("spec.selector"),
    because: `${port === undefined ? "" : `port ${port.port}; `}${EXPLOITED}`,
    ...admission?.details,
    ...(open.length > 0 && { decides: open }),
  };
}
