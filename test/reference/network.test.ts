import fc from "fast-check";
import type { Cluster } from "../../lib/kubernetes/cluster";
import { parseCidr } from "../../lib/kubernetes/network/cidr";
import type { Endpoint } from "../../lib/kubernetes/network/endpoint";
import { networkOf } from "../../lib/kubernetes/network/policy";
import { UNKNOWN } from "../../lib/model/value";
import { address, models } from "../kubernetes/network/network-arbitraries";
import { type End, type Model, PORTS, PROTOCOLS, programOf } from "../kubernetes/network/network-model";
import { clusterOf } from "../kubernetes/network/support";
import { expectVariety, upstreamAnswers, worldsOf } from "./upstream";

interface Packet {
  readonly from: End;
  readonly to: End;
  readonly port: number;
  readonly protocol: string;
}

interface World {
  readonly model: Model;
  readonly packets: readonly Packet[];
}

const pod = fc.nat(3);
const port = fc.integer({ min: 1, max: PORTS });
const protocol = fc.constantFrom(...PROTOCOLS);

function worlds(blocks: boolean, ends: fc.Arbitrary<{ from: End; to: End }>): World[] {
  const packet = fc.record({ ends, port, protocol }).map(({ ends, ...rest }) => ({ ...ends, ...rest }));
  const packets = fc.array(packet, { minLength: 12, maxLength: 12 });
  const world = fc.record({ model: models({ blocks, admin: false }), packets });
  return worldsOf(world).map(({ model, packets }) => ({
    model: { ...withoutNotIn(model), pods: model.pods.map(withDistinctPorts) },
    packets: packets.filter(({ from, to }) => from !== to && isThere(model, from) && isThere(model, to)),
  }));
}

/** Against apimachinery, the analyzer lets `NotIn` select nothing where the key is absent: selectors have a test of their own. */
function withoutNotIn(model: Model): Model {
  return JSON.parse(JSON.stringify(model).replaceAll('"NotIn"', '"In"'));
}

/** Ports of one number and protocol under two names, of which the analyzer knows but one, are left out. */
function withDistinctPorts(of: Model["pods"][number]): Model["pods"][number] {
  const [first, second] = of.ports;
  const isTwice = first?.containerPort === second?.containerPort && first?.protocol === second?.protocol;
  return first !== undefined && isTwice ? { ...of, ports: [first] } : of;
}

function isThere({ pods }: Model, end: End): boolean {
  return typeof end === "string" || end < pods.length;
}

test("pods reach pods where a published analyzer says so", () => {
  compare(worlds(false, fc.record({ from: pod, to: pod })), () => false);
});

test("pods reach addresses, and addresses pods, where a published analyzer says so", () => {
  const ends = fc.oneof(fc.record({ from: pod, to: address }), fc.record({ from: address, to: pod }));
  // Nobody knows here what the name of a port means outside of pods; the analyzer takes it for none.
  compare(worlds(true, ends), ({ policies }, { to }) => {
    return typeof to === "string" && JSON.stringify(policies).includes('"port":"');
  });
});

function compare(all: readonly World[], mayBeOpen: (model: Model, packet: Packet) => boolean): void {
  const answers = upstreamAnswers<boolean>("network", all.map(asUpstream));
  expectVariety(answers);
  const differences = all.flatMap(({ model, packets }, index) => {
    const cluster = clusterOf(programOf(model));
    return packets.flatMap((packet, place) => {
      const [from, to] = [endpointOf(cluster, packet.from), endpointOf(cluster, packet.to)];
      const ours = networkOf(cluster).reaches(from, to, packet).verdict;
      const theirs = answers[index]?.[place];
      const isOpen = ours === UNKNOWN && mayBeOpen(model, packet);
      return ours === theirs || isOpen ? [] : [{ model, packet, ours: String(ours), theirs }];
    });
  });
  expect([differences.length, JSON.stringify(differences[0])]).toEqual([0, undefined]);
}

function endpointOf(cluster: Cluster, end: End): Endpoint {
  const endpoint = typeof end === "string" ? parseCidr(end) : cluster.pods[end];
  if (endpoint === undefined) throw new Error("no such end");
  return endpoint;
}

function asUpstream({ model, packets }: World): object {
  const namespaces = Object.entries(model.namespaces).map(([name, labels]) => [
    name,
    { ...labels, "kubernetes.io/metadata.name": name },
  ]);
  return {
    namespaces: Object.fromEntries(namespaces),
    policies: model.policies.map(({ namespace, spec }, index) => ({
      metadata: { name: `n${index}`, namespace },
      spec: { podSelector: {}, ...spec },
    })),
    packets: packets.map(({ from, to, port, protocol }) => ({
      from: endOf(model, from),
      to: endOf(model, to),
      port,
      portName: portName(model, to, port, protocol),
      protocol,
    })),
  };
}

/** Pods have addresses that no block of the worlds covers. */
function endOf({ pods }: Model, end: End): object {
  if (typeof end === "string") return { ip: end };
  return { ip: `192.168.0.${end + 1}`, namespace: pods[end]?.namespace, labels: pods[end]?.labels };
}

function portName({ pods }: Model, to: End, number: number, protocol: string): string {
  const ports = typeof to === "string" ? [] : (pods[to]?.ports ?? []);
  return ports.find((one) => one.containerPort === number && one.protocol === protocol)?.name ?? "";
}
