import { effectsOn } from "../../lib/attack/effects";
import { graphOf } from "../../lib/attack/graph";
import { named, namesNear } from "../../lib/attack/named";
import { pathsOf } from "../../lib/attack/paths";
import { answerTo, UnknownName } from "../../lib/attack/question";
import { keyOfFix } from "../../lib/attack/step";
import { shop } from "../support/attack-reports";
import { object } from "../support/builders";
import { programIn } from "../support/declared";

const quiet = object("v1", "ConfigMap", "shop/quiet", { data: {} });
const program = programIn({ objects: [...shop(), quiet], notSeen: [] });
const graph = graphOf(program);
const titleOf = (vertex: number) => graph.vertices[vertex]?.title;

describe("a name", () => {
  test.each([
    ["as messages have it", 'Deployment "shop/web"'],
    ["without quotes", "Deployment shop/web"],
    ["with slashes, in lower case", "deployment/shop/web"],
  ])("%s is the pod of the object", (_name, name) => {
    const found = named(program, graph, name);
    expect(found?.title).toBe('Deployment "shop/web"');
    expect(found?.vertices.map((vertex) => graph.vertices[vertex]?.kind)).toContain("pod");
  });

  test("of an account that nobody declares is known where a pod uses it", () => {
    expect(named(program, graph, "ServiceAccount shop/web")?.vertices).toHaveLength(1);
  });

  test("of a goal stands for all that is this goal", () => {
    expect(named(program, graph, "cluster-admin")?.vertices.map(titleOf)).toEqual(["cluster-admin"]);
  });

  test("of an object that no step is about is known, and of another namespace not", () => {
    expect(named(program, graph, "ConfigMap shop/quiet")).toEqual({
      title: 'ConfigMap "shop/quiet"',
      vertices: [],
    });
    expect(named(program, graph, "ConfigMap default/quiet")).toBeUndefined();
  });

  test("of an object without a namespace is known with and without `default`", () => {
    const homeless = programIn({ objects: [object("v1", "Secret", "key", {})], notSeen: [] });
    for (const name of ["Secret key", "secret/default/key"])
      expect(named(homeless, graphOf(homeless), name)?.title).toBe('Secret "key"');
  });

  test("that is nearly there proposes what is, and one that is nothing proposes nothing", () => {
    expect(namesNear(program, graph, "Deployment shop/wbe")[0]).toBe("Deployment shop/web");
    expect(namesNear(program, graph, "Deployment prod/web")).toContain("Deployment shop/web");
    expect(namesNear(program, graph, "Gateway edge/very-different")).toEqual([]);
    expect(() => answerTo(program, { from: "Deployment shop/wbe", to: null })).toThrow(UnknownName);
  });
});

test("what a workload leads to comes with goals first, and never names itself", () => {
  const { ways } = answerTo(program, { from: "Deployment shop/web", to: null });
  const goals = ways.map(({ to }) => graph.goalOf(to) !== undefined);
  expect(goals.indexOf(false)).toBe(goals.lastIndexOf(true) + 1);
  expect(titleOf(ways[0]?.to ?? -1)).toBe("cluster-admin");
  expect(ways.map(({ to }) => titleOf(to))).not.toContain('Deployment "shop/web"');
});

test("each way starts where it says, and each of its steps has what it needs", () => {
  for (const asked of [
    { from: "Deployment shop/web", to: null },
    { from: null, to: "cluster-admin" },
  ]) {
    for (const { from, to, steps } of answerTo(program, asked).ways) {
      const reached = new Set([from]);
      for (const step of steps) {
        for (const needed of graph.from[step] ?? []) expect(reached).toContain(needed);
        reached.add(graph.to[step] ?? -1);
      }
      expect(reached).toContain(to);
    }
  }
});

test("a goal that is no thing of its own is asked for by its id, and is known as one", () => {
  const { ways } = answerTo(program, { from: null, to: "strong-account" });
  expect(ways.map(({ from }) => titleOf(from))).toContain('Deployment "shop/web"');
  expect(ways.map(({ to }) => graph.goalOf(to))).toContain("strong-account");
});

test("who gets somewhere are those outside, workloads and identities, each by itself", () => {
  const { ways, untried } = answerTo(program, { from: null, to: "node-root" });
  expect(untried).toBe(0);
  const who = ways.map(({ from }) => titleOf(from));
  expect(who.slice(0, 2)).toEqual(["the Internet", "the private network"]);
  expect(who).toContain('Deployment "shop/web"');
  expect(who).not.toContain('Service "shop/web"');
});

test("a change closes a path where its goal is reached no more, else it leaves a detour", () => {
  const paths = pathsOf(program);
  const effects = effectsOn(graph, paths);
  const keys = new Set(paths.flatMap(({ cut }) => (cut === undefined ? [] : [keyOfFix(cut.fix)])));
  for (const key of keys) expect(effects.map(({ fix }) => keyOfFix(fix))).toContain(key);
  for (const { closes, detours, steps } of effects) {
    const cut = new Set(steps.map((step) => graph.steps[step]));
    for (const path of paths) {
      const isCut = path.steps.some((step) => cut.has(step));
      expect(closes.includes(path) || detours.includes(path)).toBe(isCut);
      expect(closes.includes(path) && detours.includes(path)).toBe(false);
    }
  }
});
