import type { Field } from "../../model/field";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Pod } from "../pods/pod";

/** A port of a connection: a number and `TCP`, `UDP` or `SCTP`. */
export interface Port {
  readonly port: number | Unknown;
  readonly protocol: string | Unknown;
}

/** A port that is asked about: by number, or by the name of a container port; TCP unless it says otherwise. */
export interface PortQuestion {
  readonly port: number | string;
  readonly protocol?: string;
}

/** Ports that a rule names: a range, or a name that each destination resolves for itself. */
export type PortRange =
  | { readonly protocol: string | Unknown; readonly first: number; readonly last: number }
  | { readonly protocol: string | Unknown | "any"; readonly name: string }
  | Unknown;

const PROTOCOLS = ["TCP", "UDP", "SCTP"] as const;
const FIRST = 1;
const LAST = 65535;

/** All ports of a protocol, or the range from one to another, both inclusive. */
export function rangeOf(protocol: string | Unknown, first = FIRST, last = LAST): PortRange {
  return { protocol, first, last };
}

/** Whether ranges together have every port of TCP; no range at all stands for every port. */
export function hasEveryPort(ranges: readonly PortRange[]): Truth {
  if (ranges.length === 0) return true;
  const bounds = [FIRST, ...boundsOf(ranges)];
  return allOf(bounds.map((port) => hasPort(ranges, { port, protocol: "TCP" }, undefined)));
}

/** Whether one of the ranges has the port. */
export function hasPort(ranges: readonly PortRange[], port: Port, destination: Pod | undefined): Truth {
  return anyOf(ranges.map((range) => isIn(range, port, destination)));
}

function isIn(range: PortRange, asked: Port, destination: Pod | undefined): Truth {
  if (range === UNKNOWN) return UNKNOWN;
  if ("name" in range) return isNamed(range.name, range.protocol, asked, destination);
  const isWithin =
    asked.port === UNKNOWN
      ? range.first <= FIRST && range.last >= LAST
        ? true
        : UNKNOWN
      : range.first <= asked.port && asked.port <= range.last;
  return allOf([isSame(range.protocol, asked.protocol), isWithin]);
}

/** A name means what the containers of the destination call so; outside of pods nobody knows. */
function isNamed(name: string, protocol: string | Unknown, asked: Port, destination: Pod | undefined): Truth {
  if (destination === undefined) return UNKNOWN;
  return anyOf(
    containerPorts(destination).map((declared) => {
      const isPort = asked.port === UNKNOWN ? UNKNOWN : declared.key("containerPort").is(asked.port);
      const isProtocol = isSame(protocolOf(declared), asked.protocol);
      const fits = protocol === "any" ? true : isSame(protocol, asked.protocol);
      return allOf([declared.key("name").is(name), isPort, isProtocol, fits]);
    }),
  );
}

/** The ports of a pod with their names, as a key: policies that name ports may tell pods apart by it. */
export function portNamesOf(pod: Pod): string {
  const ports = containerPorts(pod).map((port) => [
    port.key("name").shown,
    port.key("containerPort").shown,
    String(protocolOf(port)),
  ]);
  return JSON.stringify(ports);
}

/** The protocol that a port declares: TCP by default. */
export function protocolOf(port: Field): string | Unknown {
  return port.key("protocol").string() ?? "TCP";
}

function containerPorts(pod: Pod): Field[] {
  return pod.containers.flatMap((container) => container.at("ports").items());
}

function isSame(one: string | Unknown, other: string | Unknown): Truth {
  return one === UNKNOWN || other === UNKNOWN ? UNKNOWN : one === other;
}

/** A port to try, and whether it is one of those that are asked about. */
export interface Candidate {
  readonly port: Port;
  readonly isAsked: Truth;
}

/**
 * The ports to try for a question. Without one, a connection on any port counts: rules agree on all ports between two
 * of their bounds, so that the bounds stand for all.
 */
export function candidatesFor(
  question: PortQuestion | undefined,
  destination: Pod | undefined,
  bounds: Iterable<number>,
): Candidate[] {
  if (question === undefined) {
    const numbers = [...new Set([FIRST, ...bounds, ...declaredNumbers(destination)])];
    return numbers.flatMap((port) =>
      PROTOCOLS.map((protocol) => ({ port: { port, protocol }, isAsked: true })),
    );
  }
  const { port, protocol } = question;
  if (typeof port === "number") return [{ port: { port, protocol: protocol ?? "TCP" }, isAsked: true }];
  if (destination === undefined)
    return [{ port: { port: UNKNOWN, protocol: protocol ?? UNKNOWN }, isAsked: UNKNOWN }];
  return containerPorts(destination).map((declared) => {
    const own = protocolOf(declared);
    const isAsked = allOf([
      declared.key("name").is(port),
      protocol === undefined ? true : isSame(own, protocol),
    ]);
    const number = declared.key("containerPort").number();
    return { port: { port: number ?? UNKNOWN, protocol: own }, isAsked };
  });
}

/** The ports at which the answer of these ranges may change. */
export function boundsOf(ranges: readonly PortRange[]): number[] {
  return ranges
    .flatMap((range) => (range === UNKNOWN || "name" in range ? [] : [range.first, range.last + 1]))
    .filter((port) => port >= FIRST && port <= LAST);
}

function declaredNumbers(pod: Pod | undefined): number[] {
  if (pod === undefined) return [];
  return containerPorts(pod).flatMap((declared) => {
    const number = declared.key("containerPort").number();
    return typeof number === "number" ? [number, number + 1].filter((port) => port <= LAST) : [];
  });
}
