import { type Truth, UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { namespace, object } from "../../support/builders";
import { networkPolicy, reaches } from "./network-support";
import { clusterOf, workload } from "./support";

const pods = [
  namespace("shop", { team: "a" }),
  namespace("blog", { team: "b" }),
  workload("shop/web", { app: "web" }),
  workload("shop/db", { app: "db" }),
  workload("blog/other", { app: "other" }),
];

describe("peers", () => {
  const named = { "kubernetes.io/metadata.name": "blog" };
  type Case = [name: string, from: Value | undefined, web: Truth, other: Truth, outside: Truth];
  test.each<Case>([
    ["absent: everyone", undefined, true, true, true],
    ["an empty list: everyone", [], true, true, true],
    ["null: everyone", null, true, true, true],
    ["any pod of the namespace", [{ podSelector: {} }], true, false, false],
    [
      "pods of the namespace by label",
      [{ podSelector: { matchLabels: { app: "web" } } }],
      true,
      false,
      false,
    ],
    [
      "pods of the namespace by another label",
      [{ podSelector: { matchLabels: { app: "x" } } }],
      false,
      false,
      false,
    ],
    ["any namespace", [{ namespaceSelector: {} }], true, true, false],
    ["a namespace by label", [{ namespaceSelector: { matchLabels: { team: "b" } } }], false, true, false],
    ["a namespace by its name", [{ namespaceSelector: { matchLabels: named } }], false, true, false],
    [
      "pods of a namespace, both by label",
      [{ namespaceSelector: { matchLabels: { team: "b" } }, podSelector: { matchLabels: { app: "web" } } }],
      false,
      false,
      false,
    ],
    [
      "one of two",
      [
        { podSelector: { matchLabels: { app: "web" } } },
        { namespaceSelector: { matchLabels: { team: "b" } } },
      ],
      true,
      true,
      false,
    ],
    ["all addresses", [{ ipBlock: { cidr: "0.0.0.0/0" } }], UNKNOWN, UNKNOWN, true],
    ["all addresses of IPv6", [{ ipBlock: { cidr: "::/0" } }], UNKNOWN, UNKNOWN, true],
    [
      "all addresses but private ones",
      [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8", "192.168.0.0/16"] } }],
      UNKNOWN,
      UNKNOWN,
      true,
    ],
    [
      "all addresses but some public ones",
      [{ ipBlock: { cidr: "0.0.0.0/0", except: ["8.8.8.0/24"] } }],
      UNKNOWN,
      UNKNOWN,
      UNKNOWN,
    ],
    ["some addresses", [{ ipBlock: { cidr: "198.51.100.0/24" } }], UNKNOWN, UNKNOWN, UNKNOWN],
    ["an address that no pod has", [{ ipBlock: { cidr: "169.254.169.254/32" } }], false, false, UNKNOWN],
    ["an unknown block", [{ ipBlock: UNKNOWN }], UNKNOWN, UNKNOWN, UNKNOWN],
    ["a malformed block", [{ ipBlock: { cidr: "everywhere" } }], UNKNOWN, UNKNOWN, UNKNOWN],
    ["no selector at all, which is refused", [{}], UNKNOWN, UNKNOWN, UNKNOWN],
    [
      "a block and a selector, which is refused",
      [{ ipBlock: { cidr: "::/0" }, podSelector: {} }],
      UNKNOWN,
      UNKNOWN,
      UNKNOWN,
    ],
    ["an unknown peer", [UNKNOWN], UNKNOWN, UNKNOWN, UNKNOWN],
    ["unknown peers", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN],
    ["an unknown selector of pods here", [{ podSelector: UNKNOWN }], UNKNOWN, false, false],
    [
      "an unknown label of a namespace",
      [{ namespaceSelector: { matchLabels: { team: UNKNOWN } } }],
      UNKNOWN,
      UNKNOWN,
      false,
    ],
    ["an unknown peer, and one that allows", [UNKNOWN, { namespaceSelector: {} }], true, true, UNKNOWN],
  ])("%s", (_, from, web, other, outside) => {
    const policy = networkPolicy("shop/policy", {
      podSelector: { matchLabels: { app: "db" } },
      ingress: [from === undefined ? {} : { from }],
    });
    const program = [...pods, policy];
    expect(["web", "other", "outside"].map((source) => reaches(program, source, "db"))).toEqual([
      web,
      other,
      outside,
    ]);
    expect(reaches(program, "db", "web")).toBe(true);
  });

  test("labels of a namespace that another program declares are not known, but its name is", () => {
    const peer = (labels: ValueMap) =>
      networkPolicy("shop/policy", {
        podSelector: { matchLabels: { app: "db" } },
        ingress: [{ from: [{ namespaceSelector: { matchLabels: labels } }] }],
      });
    const undeclared = pods.filter(({ kind }) => kind !== "Namespace");
    expect(reaches([...undeclared, peer({ team: "b" })], "other", "db")).toBe(UNKNOWN);
    expect(reaches([...undeclared, peer(named)], "other", "db")).toBe(true);
    expect(reaches([...undeclared, peer({ ...named, team: "b" })], "web", "db")).toBe(false);
  });

  test("labels of a namespace may not be known", () => {
    const policy = networkPolicy("shop/policy", {
      podSelector: { matchLabels: { app: "db" } },
      ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: "b" } } }] }],
    });
    const open = object("v1", "Namespace", "blog", { metadata: { labels: UNKNOWN } });
    const others = pods.filter(({ kind }) => kind !== "Namespace");
    expect(reaches([...others, open, policy], "other", "db")).toBe(UNKNOWN);
  });

  test("the labels of a namespace are those of its Patch", () => {
    const policy = networkPolicy("shop/policy", {
      podSelector: { matchLabels: { app: "db" } },
      ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: "c" } } }] }],
    });
    const cluster = clusterOf([...pods, policy], [namespace("blog", { team: "c" })]);
    expect(reaches(cluster, "other", "db")).toBe(true);
  });

  describe("blocks of addresses", () => {
    const policy = (ipBlock: ValueMap) => [
      ...pods,
      networkPolicy("shop/policy", {
        podSelector: {},
        policyTypes: ["Egress"],
        egress: [{ to: [{ ipBlock }] }],
      }),
    ];
    type BlockCase = [name: string, ipBlock: ValueMap, to: string, expected: Truth];
    const tenNotOne = { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] };
    test.each<BlockCase>([
      ["an address in it", { cidr: "10.0.0.0/8" }, "10.2.3.4", true],
      ["an address beside it", { cidr: "10.0.0.0/8" }, "11.2.3.4", false],
      ["a part of it", { cidr: "10.0.0.0/8" }, "10.1.0.0/16", true],
      ["more than it", { cidr: "10.0.0.0/16" }, "10.0.0.0/8", UNKNOWN],
      ["an address in an exception", tenNotOne, "10.1.2.3", false],
      ["an address outside of the exceptions", tenNotOne, "10.2.2.3", true],
      ["a block around an exception", tenNotOne, "10.0.0.0/8", UNKNOWN],
      ["an address of the other family", { cidr: "0.0.0.0/0" }, "2001:db8::1", false],
      ["an address of IPv6", { cidr: "2001:db8::/32" }, "2001:db8::1", true],
      ["an unknown exception", { cidr: "10.0.0.0/8", except: [UNKNOWN] }, "10.1.2.3", UNKNOWN],
      ["unknown exceptions, beside the block", { cidr: "10.0.0.0/8", except: UNKNOWN }, "11.1.2.3", false],
      ["an unknown block", { cidr: UNKNOWN }, "10.1.2.3", UNKNOWN],
      [
        "the metadata service",
        { cidr: "0.0.0.0/0", except: ["169.254.169.254/32"] },
        "169.254.169.254",
        false,
      ],
      [
        "outside, where all but private addresses are allowed",
        { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] },
        "outside",
        true,
      ],
    ])("%s", (_, ipBlock, to, expected) => {
      expect(reaches(policy(ipBlock), "web", to)).toBe(expected);
    });
  });
});
