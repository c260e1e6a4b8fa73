import fc from "fast-check";
import type { Cluster } from "../../../lib/kubernetes/cluster";
import { parseCidr } from "../../../lib/kubernetes/network/cidr";
import { DIRECTIONS, type Endpoint } from "../../../lib/kubernetes/network/endpoint";
import { networkOf } from "../../../lib/kubernetes/network/policy";
import { type Truth, UNKNOWN, type Value } from "../../../lib/model/value";
import { type Manifest, object } from "../../support/builders";
import { runs } from "../../support/runs";
import { growthOf } from "../../support/steps";
import { address, models } from "./network-arbitraries";
import { connects, isolated, type Model, programOf } from "./network-model";
import { networkPolicy } from "./network-support";
import { clusterOf, poisoned, workload } from "./support";

const protocol = fc.constantFrom("TCP", "UDP", "SCTP");
const question = fc.option(fc.record({ port: fc.integer({ min: 1, max: 6 }), protocol }), { nil: undefined });

function block(text: string): Endpoint {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

function pairs(cluster: Cluster): [number, number][] {
  const indexes = cluster.pods.map((_, index) => index);
  return indexes.flatMap((from) =>
    indexes.flatMap((to): [number, number][] => (from === to ? [] : [[from, to]])),
  );
}

describe("against a plain reading of the same program", () => {
  const between = (
    cluster: Cluster,
    from: number,
    to: number,
    on?: { port: number; protocol: string },
  ): Truth => {
    const [source, target] = [cluster.pods[from], cluster.pods[to]];
    if (source === undefined || target === undefined) throw new Error("no pod");
    return networkOf(cluster).reaches(source, target, on).verdict;
  };

  test("pods reach pods as NetworkPolicies say", () => {
    fc.assert(
      fc.property(models({ blocks: false, admin: false }), question, (model, on) => {
        const cluster = clusterOf(programOf(model));
        for (const [from, to] of pairs(cluster)) {
          expect(between(cluster, from, to, on)).toBe(connects(model, from, to, on));
        }
      }),
      runs(250),
    );
  });

  test("pods reach pods as administrators say", () => {
    fc.assert(
      fc.property(models({ blocks: false, admin: true }), question, (model, on) => {
        const cluster = clusterOf(programOf(model));
        for (const [from, to] of pairs(cluster)) {
          expect(between(cluster, from, to, on)).toBe(connects(model, from, to, on));
        }
      }),
      runs(175),
    );
  });

  test("pods reach addresses, and addresses pods, as blocks of addresses say", () => {
    fc.assert(
      fc.property(models({ blocks: true, admin: true }), address, question, (model, outside, on) => {
        const cluster = clusterOf(programOf(model));
        const network = networkOf(cluster);
        for (const [index, pod] of cluster.pods.entries()) {
          const expectEqual = (actual: Truth, expected: boolean) => {
            if (hasNamedPorts(model)) expect([expected, UNKNOWN]).toContain(actual);
            else expect(actual).toBe(expected);
          };
          expectEqual(network.reaches(pod, block(outside), on).verdict, connects(model, index, outside, on));
          expectEqual(network.reaches(block(outside), pod, on).verdict, connects(model, outside, index, on));
        }
      }),
      runs(175),
    );
  });

  /** Nobody knows what the name of a port means outside of pods; the plain reading takes it for none. */
  function hasNamedPorts({ policies }: Model): boolean {
    return JSON.stringify(policies).match(/"port":"/) !== null;
  }

  test("pods are isolated as NetworkPolicies say", () => {
    fc.assert(
      fc.property(models({ blocks: true, admin: false }), (model) => {
        const cluster = clusterOf(programOf(model));
        for (const [index, pod] of cluster.pods.entries()) {
          for (const direction of DIRECTIONS) {
            const expected = isolated(model, index, direction);
            expect(networkOf(cluster).isIsolated(pod, direction)).toBe(expected);
            const judging = networkOf(cluster).policiesSelecting(pod, direction);
            expect(judging.length > 0).toBe(expected);
          }
        }
      }),
      runs(175),
    );
  });

  test("a first policy on a pod never adds a connection, a further one never takes one away", () => {
    fc.assert(
      fc.property(models({ blocks: false, admin: false }), (model) => {
        const [last, ...others] = model.policies;
        if (last === undefined) return;
        const before: Model = { ...model, policies: others };
        const clusters = [clusterOf(programOf(before)), clusterOf(programOf(model))] as const;
        for (const [from, to] of pairs(clusters[0])) {
          const [was, is] = [between(clusters[0], from, to), between(clusters[1], from, to)];
          if (!isolated(before, from, "egress") && !isolated(before, to, "ingress"))
            expect([was, is]).not.toEqual([false, true]);
          if (isolated(before, from, "egress") && isolated(before, to, "ingress"))
            expect([was, is]).not.toEqual([true, false]);
        }
      }),
      runs(75),
    );
  });
});

describe("unknowns", () => {
  const vendors: Manifest[] = [
    object("cilium.io/v2", "CiliumNetworkPolicy", "shop/c", {
      spec: {
        endpointSelector: { matchLabels: { "k8s:app": "a" } },
        ingress: [{ fromEndpoints: [{}] }],
        egressDeny: [{}],
      },
    }),
    object("cilium.io/v2", "CiliumClusterwideNetworkPolicy", "cc", {
      spec: { endpointSelector: {}, egress: [{}], enableDefaultDeny: { egress: true } },
    }),
    object("projectcalico.org/v3", "GlobalNetworkPolicy", "g", {
      spec: { selector: "app == 'a'", namespaceSelector: "has(tier)", types: ["Ingress"] },
    }),
    object("projectcalico.org/v3", "NetworkPolicy", "blog/n", { spec: { ingress: [{ action: "Deny" }] } }),
    object("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy", "x", {
      spec: {
        tier: "Baseline",
        priority: 3,
        subject: { namespaces: {} },
        egress: [{ action: "Deny", to: [{ networks: ["10.0.0.0/8"] }], protocols: [{ tcp: {} }] }],
      },
    }),
  ];
  const oddities: Value[] = [null, 1, true, "a", [], {}, [null]];

  function answers(
    program: readonly Manifest[],
    on: { port: number; protocol: string } | undefined,
  ): Truth[] {
    const cluster = clusterOf(program);
    const network = networkOf(cluster);
    const ends: Endpoint[] = ["outside", block("10.1.0.0/16"), block("10.0.2.0"), ...cluster.pods];
    return [
      ...ends.flatMap((from) => ends.map((to) => network.reaches(from, to, on).verdict)),
      ...cluster.pods.flatMap((pod) => DIRECTIONS.map((direction) => network.isIsolated(pod, direction))),
      ...["shop", "blog"].flatMap((place) =>
        DIRECTIONS.map((direction) => network.defaultDenies(place, direction).verdict),
      ),
    ];
  }

  function expectNoFlip(place: string, before: readonly Truth[], after: readonly Truth[]): void {
    const isFlip = (was: Truth, is: Truth | undefined) => was !== UNKNOWN && is !== UNKNOWN && was !== is;
    const flips = before.flatMap((was, index) => (isFlip(was, after[index]) ? [index] : []));
    expect([place, after.length, ...flips]).toEqual([place, before.length]);
  }

  test("replacing any part of a program by an unknown never flips a certain answer", () => {
    fc.assert(
      fc.property(
        models({ blocks: true, admin: true }),
        fc.subarray(vendors, { maxLength: 2 }),
        question,
        fc.nat(),
        (model, others, on, seed) => {
          const program = [...programOf(model), ...others];
          const before = answers(program, on);
          for (let step = 0; step < 4; step += 1) {
            const [place, open] = poisoned(program, seed + step * 7919);
            expectNoFlip(place, before, answers(open, on));
          }
        },
      ),
      runs(75),
    );
  });

  test("two unknowns are no more certain than one", () => {
    fc.assert(
      fc.property(models({ blocks: true, admin: true }), fc.nat(), fc.nat(), (model, one, two) => {
        const program = programOf(model);
        const [place, once] = poisoned(program, one);
        const [next, twice] = poisoned(once, two);
        expectNoFlip(`${place}, ${next}`, answers(once, undefined), answers(twice, undefined));
      }),
      runs(75),
    );
  });

  test("a value of any kind in any place is judged without an error", () => {
    fc.assert(
      fc.property(
        models({ blocks: true, admin: true }),
        fc.nat(),
        fc.constantFrom(...oddities),
        (model, seed, oddity) => {
          const program = [...programOf(model), ...vendors];
          const [, odd] = poisoned(program, seed, oddity);
          expect(() => answers(odd, undefined)).not.toThrow();
        },
      ),
      runs(75),
    );
  });
});

test("the work on isolation grows with the workloads and their policies, and not with their pairs", () => {
  const growth = growthOf(100, (count) => {
    const many = Array.from({ length: count }, (_, index) => [
      workload(`n${index % 50}/p${index}`),
      networkPolicy(`n${index % 50}/p${index}`, {
        podSelector: { matchLabels: { app: `p${index}` } },
        ingress: [{ from: [{ podSelector: { matchLabels: { app: "p1" } } }] }],
      }),
    ]);
    const cluster = clusterOf(many.flat());
    return () => {
      const network = networkOf(cluster);
      expect(cluster.pods.map((pod) => network.isIsolated(pod, "ingress"))).not.toContain(false);
      const [first, second] = cluster.pods;
      if (first === undefined || second === undefined) throw new Error("no pods");
      expect(network.reaches(first, second).verdict).toBe(false);
    };
  });
  expect(growth).toBeLessThan(20);
});
