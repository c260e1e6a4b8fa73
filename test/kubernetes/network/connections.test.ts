import fc from "fast-check";
import type { Cluster } from "../../../lib/kubernetes/cluster";
import { connectionsOf } from "../../../lib/kubernetes/network/connections";
import { listenersOf } from "../../../lib/kubernetes/network/listeners";
import { keyOfPassage } from "../../../lib/kubernetes/network/passage";
import { networkOf } from "../../../lib/kubernetes/network/policy";
import type { Pod } from "../../../lib/kubernetes/pods/pod";
import { allOf, anyOf, type Truth } from "../../../lib/model/value";
import { runs } from "../../support/runs";
import { models } from "./network-arbitraries";
import { programOf } from "./network-model";
import { clusterOf, poisoned } from "./support";

/** Whether one pod gets through a passage to what listens in another. */
function passes(cluster: Cluster, from: Pod, to: Pod): Truth {
  const { entrances, exits } = connectionsOf(cluster, true);
  return anyOf(
    entrances
      .filter(({ pods }) => pods.includes(from))
      .flatMap((entrance) =>
        exits
          .filter(
            ({ pod, passage }) => pod === to && keyOfPassage(passage) === keyOfPassage(entrance.passage),
          )
          .map((exit) => allOf([entrance.verdict, exit.verdict])),
      ),
  );
}

/** The same, asked of the policies pair by pair. */
function reaches(cluster: Cluster, from: Pod, to: Pod): Truth {
  return anyOf(
    listenersOf(cluster, to).map(({ port, verdict }) =>
      allOf([verdict, networkOf(cluster).reaches(from, to, port).verdict]),
    ),
  );
}

function expectSame(cluster: Cluster): void {
  for (const from of cluster.pods) {
    for (const to of cluster.pods) {
      if (from !== to) expect(passes(cluster, from, to)).toBe(reaches(cluster, from, to));
    }
  }
}

test("passages say of each two pods what their policies say", () => {
  fc.assert(
    fc.property(models({ blocks: true, admin: true }), (model) => expectSame(clusterOf(programOf(model)))),
    runs(300),
  );
});

test("what is not known may come out either way", () => {
  fc.assert(
    fc.property(models({ blocks: false, admin: false }), fc.nat(), (model, seed) => {
      const cluster = clusterOf(poisoned(programOf(model), seed)[1]);
      for (const from of cluster.pods) {
        for (const to of cluster.pods) {
          if (from === to) continue;
          const [passed, reached] = [passes(cluster, from, to), reaches(cluster, from, to)];
          if (passed === true) expect(reached).toBe(true);
          if (passed === false) expect(reached).toBe(false);
        }
      }
    }),
    runs(300),
  );
});
