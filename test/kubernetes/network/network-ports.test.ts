import type { PortQuestion } from "../../../lib/kubernetes/network/policy";
import { type Truth, UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { networkPolicy, reaches } from "./network-support";
import { workload } from "./support";

describe("ports", () => {
  const ports = [
    { name: "http", containerPort: 8080 },
    { name: "dns", containerPort: 53, protocol: "UDP" },
  ];
  const db = workload("shop/db", { app: "db" }, { containers: [{ name: "db", ports }] });
  const program = (allowed: Value | undefined) => [
    workload("shop/web", { app: "web" }),
    db,
    networkPolicy("shop/policy", {
      podSelector: { matchLabels: { app: "db" } },
      ingress: [allowed === undefined ? {} : { ports: allowed }],
    }),
  ];
  type Case = [name: string, ports: Value | undefined, asked: PortQuestion | undefined, expected: Truth];
  const tcp = (port: number | string): PortQuestion => ({ port });
  const udp = (port: number | string): PortQuestion => ({ port, protocol: "UDP" });
  test.each<Case>([
    ["absent: every port", undefined, tcp(1), true],
    ["an empty list: every port", [], udp(65535), true],
    ["a number", [{ port: 80 }], tcp(80), true],
    ["a number, as a template writes it", [{ port: "80" }], tcp(80), true],
    ["another number", [{ port: 80 }], tcp(81), false],
    ["a number of TCP by default", [{ port: 80 }], udp(80), false],
    ["a number of UDP", [{ port: 53, protocol: "UDP" }], udp(53), true],
    ["all ports of a protocol", [{ protocol: "UDP" }], udp(1234), true],
    ["all ports of another protocol", [{ protocol: "UDP" }], tcp(1234), false],
    ["the first of a range", [{ port: 80, endPort: 90 }], tcp(80), true],
    ["the last of a range", [{ port: 80, endPort: 90 }], tcp(90), true],
    ["behind a range", [{ port: 80, endPort: 90 }], tcp(91), false],
    ["a range backwards, which is refused", [{ port: 90, endPort: 80 }], tcp(85), UNKNOWN],
    ["a range without a start, which is refused", [{ endPort: 80 }], tcp(80), UNKNOWN],
    ["a range from a name, which is refused", [{ port: "http", endPort: 80 }], tcp(80), UNKNOWN],
    ["a name, as the destination declares it", [{ port: "http" }], tcp(8080), true],
    ["a name of another port", [{ port: "http" }], tcp(8081), false],
    ["a name that the destination does not declare", [{ port: "metrics" }], tcp(8080), false],
    ["a name of another protocol", [{ port: "dns" }], udp(53), false],
    ["a name of UDP", [{ port: "dns", protocol: "UDP" }], udp(53), true],
    ["a question by name", [{ port: 8080 }], tcp("http"), true],
    ["a question by name of another port", [{ port: 80 }], tcp("http"), false],
    ["a question by name in both", [{ port: "http" }], tcp("http"), true],
    ["a question by a name that is not declared", undefined, tcp("metrics"), false],
    ["a question by name takes its protocol", [{ protocol: "UDP" }], tcp("dns"), true],
    ["a question by name and another protocol", undefined, { port: "dns", protocol: "TCP" }, false],
    ["one of two", [{ port: 1 }, { port: 80 }], tcp(80), true],
    ["an unknown port", [{ port: UNKNOWN }], tcp(80), UNKNOWN],
    ["an unknown port of another protocol", [{ port: UNKNOWN, protocol: "UDP" }], tcp(80), UNKNOWN],
    ["an unknown protocol", [{ port: 80, protocol: UNKNOWN }], tcp(80), UNKNOWN],
    ["another port of an unknown protocol", [{ port: 80, protocol: UNKNOWN }], tcp(81), false],
    ["an unknown end", [{ port: 80, endPort: UNKNOWN }], tcp(85), UNKNOWN],
    ["unknown ports", UNKNOWN, tcp(80), UNKNOWN],
    ["no question: any will do", [{ port: 80 }], undefined, true],
    ["no question, and one that is not known", [{ port: UNKNOWN }], undefined, UNKNOWN],
  ])("%s", (_, allowed, asked, expected) => {
    expect(reaches(program(allowed), "web", "db", asked)).toBe(expected);
  });

  test("both ends must allow the same port", () => {
    const out = (port: ValueMap) =>
      networkPolicy("shop/out", {
        podSelector: { matchLabels: { app: "web" } },
        policyTypes: ["Egress"],
        egress: [{ ports: [port] }],
      });
    expect(reaches([...program([{ port: 80 }]), out({ port: 53 })], "web", "db")).toBe(false);
    expect(
      reaches([...program([{ port: 80, endPort: 90 }]), out({ port: 85, endPort: 99 })], "web", "db"),
    ).toBe(true);
    expect(
      reaches([...program([{ port: 80, endPort: 90 }]), out({ port: 91, endPort: 99 })], "web", "db"),
    ).toBe(false);
    expect(reaches([...program([{ port: "http" }]), out({ port: 8080 })], "web", "db")).toBe(true);
    expect(reaches([...program([{ port: 80 }]), out({ port: UNKNOWN })], "web", "db")).toBe(UNKNOWN);
  });

  test("nobody knows the name of a port outside", () => {
    const policy = networkPolicy("shop/policy", {
      policyTypes: ["Egress"],
      egress: [{ ports: [{ port: "http" }] }],
    });
    expect(reaches([db, policy], "db", "8.8.8.8", { port: 80 })).toBe(UNKNOWN);
    expect(reaches([db], "db", "8.8.8.8", { port: "http" })).toBe(UNKNOWN);
  });
});
