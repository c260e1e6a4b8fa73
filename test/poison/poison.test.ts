import { readdirSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../../policies";
import { binding, clusterRole, object, pod, resource, stack } from "../support/builders";
import { randomFrom, SEED, sampleOf } from "../support/random";
import { runs } from "../support/runs";
import { EXAMPLE_NAMES, exampleWorld } from "./examples";
import { type Judge, judgeOf } from "./judge";
import { outcomeOf } from "./laws";
import { casesOf } from "./worlds";

/** A run takes some policies, others each time; `npm run test:poison` takes all. */
const share = Math.min(1, runs(6).numRuns / policies.length);
const random = randomFrom(SEED);
const chosen = sampleOf(
  readdirSync(join(__dirname, "..", "policies")).map((file) => file.replace(/\.test\.ts$/, "")),
  share,
  random,
);

// One run of an example starts a program.
jest.setTimeout(120_000);

test(`whatever stands at any place of its cases, a policy keeps the laws (SEED=${SEED})`, () => {
  const broken = casesOf((id) => chosen.includes(id)).flatMap(
    ({ name, judge, world }) => outcomeOf(judge, world, name, { random, share: 1, pairs: 5 }).broken,
  );
  expect(broken).toEqual([]);
});

test(`whatever stands at some places of an example, all policies together keep them (SEED=${SEED})`, async () => {
  const name = EXAMPLE_NAMES[SEED % EXAMPLE_NAMES.length] ?? "";
  const { judge, world } = await exampleWorld(name);
  expect(outcomeOf(judge, world, name, { random, share: 0.0002, pairs: 3 }).broken).toEqual([]);
});

test.each(["constructor", "__proto__", "toString", "valueOf", "hasOwnProperty"])(
  "what is called %s is no row of our tables",
  (name) => {
    const judge = judgeOf(policies);
    const of = (apiVersion: string, kind: string) =>
      object(apiVersion, kind, name, { spec: { protocol: name } });
    const world = stack(
      ...[of("v1", name), of(name, name), of("extensions/v1", name), of(`${name}/v1`, "Deployment")],
      resource(name, name, { name, policy: name, addonName: name }),
      pod({
        "containers[0].image": name,
        "containers[0].command": [name, `--${name}`, `/usr/bin/${name}`, `${name}=1`],
        "containers[0].env": [{ name, value: name }],
        "containers[0].resources.limits": { [name]: name },
      }),
      clusterRole({ apiGroups: [name], resources: [name], verbs: [name] }),
      binding(name, { kind: name, name, apiGroup: name }),
      ...["Ingress", "NetworkPolicy"].map((kind) =>
        object("networking.k8s.io/v1", kind, name, { spec: { ingressClassName: name, policyTypes: [name] } }),
      ),
      object("gateway.networking.k8s.io/v1", "Gateway", name, {
        spec: { gatewayClassName: name, listeners: [{ name, protocol: name }] },
      }),
      object("autoscaling/v2", "HorizontalPodAutoscaler", name, {
        spec: { scaleTargetRef: { kind: name, name } },
      }),
    );
    expect(judge(world)).toEqual(expect.arrayContaining([]));
  },
);

describe("the laws themselves", () => {
  const world = stack({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web" },
    spec: { hostPID: true, tty: [] },
  });
  const specOf: (of: Parameters<Judge>[0]) => unknown = ({ objects }) => objects[0]?.["spec"];
  const certain = { by: "x", about: "0", isCertain: true, places: [], text: "x" };
  const brokenBy = (judge: Judge) =>
    outcomeOf(judge, world, "a world", { random, share: 1, pairs: 0 }).broken.join("\n");

  test.each<[string, Judge, string]>([
    ["that fails", (of) => (specOf(of) === null ? JSON.parse("{") : []), "it fails: SyntaxError"],
    [
      "that passes over what is not known",
      (of) => (JSON.stringify(specOf(of)) === '{"hostPID":true,"tty":[]}' ? [certain] : []),
      "passes in silence",
    ],
    [
      "that is certain of what is not known",
      (of) => (typeof specOf(of) === "symbol" ? [certain] : []),
      "is certain only where less is known",
    ],
    [
      "that takes null for a value",
      (of) => ((specOf(of) as { hostPID?: null } | null)?.hostPID === null ? [certain] : []),
      "null is not judged like a field that is not there",
    ],
    [
      "that repeats what it read",
      (of) => [{ ...certain, text: String((specOf(of) as { hostPID?: string } | null)?.hostPID) }],
      "a message holds what cannot be seen",
    ],
    [
      "that looks at the first key",
      (of) => (Object.keys(of.objects[0] ?? {})[0] === "spec" ? [certain] : []),
      "another order of objects and keys changes what is said",
    ],
  ])("a policy %s breaks one", (_name, judge, law) => {
    expect(brokenBy(judge)).toContain(law);
  });
});
