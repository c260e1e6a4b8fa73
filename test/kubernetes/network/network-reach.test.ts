import { networkOf } from "../../../lib/kubernetes/network/policy";
import { type Truth, UNKNOWN, type Value } from "../../../lib/model/value";
import { type Manifest, namespace } from "../../support/builders";
import { networkPolicy, reaches } from "./network-support";
import { clusterOf, podNamed, workload } from "./support";

const pods = [
  namespace("shop", { team: "a" }),
  namespace("blog", { team: "b" }),
  workload("shop/web", { app: "web" }),
  workload("shop/db", { app: "db" }),
  workload("blog/other", { app: "other" }),
];

describe("policies together", () => {
  const deny = networkPolicy("shop/deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
  const allow = networkPolicy("shop/allow", {
    podSelector: { matchLabels: { app: "db" } },
    ingress: [{ from: [{ podSelector: { matchLabels: { app: "web" } } }] }],
  });
  const out = networkPolicy("shop/out", {
    podSelector: { matchLabels: { app: "web" } },
    policyTypes: ["Egress"],
    egress: [{}],
  });
  const perhaps = (ingress: Value) => networkPolicy("shop/perhaps", { podSelector: UNKNOWN, ingress });

  type Case = [name: string, policies: Manifest[], expected: Truth];
  test.each<Case>([
    ["none: everything is allowed", [], true],
    ["a default deny", [deny], false],
    ["allowed in at the destination, but not out at the source", [deny, allow], false],
    ["allowed out at the source, but not in at the destination", [deny, out], false],
    ["allowed at both ends", [deny, allow, out], true],
    ["one that perhaps isolates, and denies", [perhaps([])], UNKNOWN],
    ["one that perhaps isolates, but allows anyway", [perhaps([{}])], true],
    ["one that perhaps isolates, and perhaps allows", [perhaps(UNKNOWN)], UNKNOWN],
    ["two that perhaps isolate, and one denies", [perhaps([{}]), perhaps([])], UNKNOWN],
    ["one that perhaps allows what another denies", [allow, out, deny, perhaps([{}])], true],
  ])("%s", (_, policies, expected) => {
    expect(reaches([...pods, ...policies], "web", "db")).toBe(expected);
  });

  test("a pod reaches itself, whatever policies say", () => {
    expect(reaches([...pods, deny], "web", "web")).toBe(true);
  });

  test("the witness is the rule that decides", () => {
    const cluster = clusterOf([...pods, deny, allow, out]);
    const network = networkOf(cluster);
    const why = (from: string, to: string) => {
      const { witness } = network.reaches(podNamed(cluster, from), podNamed(cluster, to));
      return witness && `${witness.policy.title}: ${witness.rule.path}`;
    };
    expect(why("web", "db")).toBe('NetworkPolicy "shop/allow": spec.ingress[0]');
    expect(why("web", "other")).toBe('NetworkPolicy "shop/out": spec.egress[0]');
    expect(why("other", "web")).toBe('NetworkPolicy "shop/deny": spec.ingress');
    expect(why("db", "other")).toBe('NetworkPolicy "shop/deny": spec.egress');
    expect(why("web", "web")).toBeUndefined();
  });

  describe("on pods of the host network", () => {
    const agent = workload("shop/agent", { app: "agent" }, { hostNetwork: true });
    const unsure = workload("shop/unsure", { app: "web" }, { hostNetwork: UNKNOWN });
    const toWeb = networkPolicy("shop/web", {
      podSelector: { matchLabels: { app: "db" } },
      ingress: [{ from: [{ podSelector: {} }] }],
    });
    test.each<[name: string, policies: Manifest[], from: string, to: string, expected: Truth]>([
      ["policies do not keep them from leaving", [deny], "agent", "other", true],
      ["policies do not keep others from them, unless their own", [deny], "other", "agent", true],
      ["they may share a node with a pod that is isolated", [deny], "agent", "db", UNKNOWN],
      ["a pod that is isolated may share a node with them", [deny], "db", "agent", UNKNOWN],
      ["selectors of pods do not mean them", [toWeb], "agent", "db", UNKNOWN],
      ["one that is perhaps on the host may be meant", [toWeb], "unsure", "db", UNKNOWN],
      ["they reach each other", [deny], "agent", "agent", true],
    ])("%s", (_, policies, from, to, expected) => {
      expect(reaches([...pods, agent, unsure, ...policies], from, to)).toBe(expected);
    });
  });
});
