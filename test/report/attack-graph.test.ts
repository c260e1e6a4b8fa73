import Ajv from "ajv";
import { XMLParser } from "fast-xml-parser";
import schema from "../../docs/attack-graph.schema.json";
import { Cluster } from "../../lib/kubernetes/cluster";
import { DeclaredResource } from "../../lib/model/declared-resource";
import { Resources } from "../../lib/model/resources";
import { attackReportOf } from "../../lib/report/graph/build";
import { comparedPaths, readEarlierPaths } from "../../lib/report/graph/comparison";
import { dotOf } from "../../lib/report/graph/dot";
import { attackPageOf } from "../../lib/report/graph/html";
import { mermaidOf } from "../../lib/report/graph/mermaid";
import { shownPart } from "../../lib/report/graph/part";
import { attackTextOf } from "../../lib/report/graph/text";
import { attackReport, HOSTILE, shop } from "../support/attack-reports";
import { programIn } from "../support/declared";

const plain = { bold: String, dim: String, red: String, yellow: String };

test("pictures fold rights and bindings into the arrow that uses them", () => {
  const { arrows, vertices } = shownPart(attackReport(shop()));
  expect(vertices.map(({ kind }) => kind)).not.toContain("right");
  const titles = new Map(vertices.map(({ id, title }) => [id, title]));
  const told = arrows.map(({ from, to }) => `${from.map((id) => titles.get(id))} > ${titles.get(to)}`);
  expect(told).toEqual(
    expect.arrayContaining([
      'the Internet > Service "shop/web"',
      'Service "shop/web" > Deployment "shop/web"',
      'Deployment "shop/web" > ServiceAccount "shop/web"',
      'ServiceAccount "shop/web" > cluster-admin',
      'Deployment "shop/web" > root on its node',
    ]),
  );
});

test("a change says which paths it closes, and the strongest comes first", () => {
  const { changes, paths, steps } = attackReport(shop());
  const closed = changes.map(({ closes }) => closes.length);
  expect(closed).toEqual(closed.toSorted((one, other) => other - one));
  for (const { key, closes, detours, steps: cut } of changes) {
    const onThem = paths.filter((path) => path.steps.some((step) => cut.includes(step)));
    expect([...closes, ...detours].sort()).toEqual(onThem.map(({ id }) => id).sort());
    for (const step of cut) expect(steps[step]?.changes).toContain(key);
  }
});

test("names that would be markup stay text in every format", async () => {
  const report = attackReport(shop(HOSTILE));
  const mermaid = mermaidOf(report);
  for (const line of mermaid.split("\n").filter((each) => !each.startsWith("%%")))
    expect(line).toMatch(
      /^(flowchart LR)?$|^ +(subgraph \w+\["[a-z ]+"\]|end|classDef .*|class .*)$|^ +v\d+(\(\["[^"]*"\]\)|\["[^"]*"\])$|^ +v\d+ -\.?->\|"[^"|]*"\| v\d+$/,
    );
  const dot = dotOf(report).replaceAll(/"(?:\\.|[^"\\])*"/g, "text");
  expect(dot).not.toMatch(/["<]|onerror/);
  const page = await attackPageOf(report);
  expect(page).not.toContain("<img");
  expect(page.match(/<script>/g)).toHaveLength(1);
});

test("the picture is well-formed XML", async () => {
  const [svg = ""] = /<svg[\s\S]*<\/svg>/.exec(await attackPageOf(attackReport(shop()))) ?? [];
  const { vertices, arrows } = shownPart(attackReport(shop()));
  const regions = new Set(vertices.map(({ region }) => region));
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(svg, true);
  expect(parsed.svg.g).toHaveLength(regions.size + arrows.length + vertices.length);
});

test("the same objects in another order are the same report, byte by byte", async () => {
  const [one, other] = [attackReport(shop()), attackReport(shop().reverse())];
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  expect(await attackPageOf(other)).toBe(await attackPageOf(one));
});

test.each([
  ["paths", () => attackReport(shop())],
  [
    "paths with lines and URNs",
    () => attackReport(shop().map((each, index) => ({ ...each, $name: `r${index}` }))),
  ],
  ["nothing", () => attackReport([])],
  ["a comparison", () => comparedPaths(attackReport(shop()), readEarlierPaths(attackReport([]), "main"))],
  ["an answer", () => attackReport(shop(), { from: null, to: "cluster-admin" })],
])("the JSON of %s is as its schema says", (_name, reportOf) => {
  const isValid = new Ajv({ strict: false }).compile(schema);
  isValid(JSON.parse(JSON.stringify(reportOf())));
  expect(isValid.errors ?? []).toEqual([]);
});

test("a path that was possible and is confirmed now counts as opened, and one that is less certain does not", () => {
  const now = attackReport(shop());
  const earlier = readEarlierPaths(now, "main");
  const possible = {
    ...earlier,
    paths: earlier.paths.map((path) => ({ ...path, certainty: "possible" as const })),
    steps: earlier.steps.map((step) => ({ ...step, certainty: "possible" as const })),
  };
  expect(comparedPaths(now, possible).comparison).toMatchObject({
    unchanged: now.summary.possible,
    closed: [],
  });
  const then = now.paths.map((path) => ({ ...path, certainty: "open" as const }));
  expect(comparedPaths({ ...now, paths: then }, earlier).comparison).toMatchObject({ new: 0, closed: [] });
});

test("possible paths are never told beside words that nothing is unknown", () => {
  const report = attackReport(shop());
  const path = { ...(report.paths[0] as (typeof report.paths)[number]), certainty: "possible" as const };
  const coverage = { ...report.coverage, unknown: [] };
  const told = (paths: typeof report.paths) => attackTextOf({ ...report, paths, coverage }, plain);
  expect(told([path])).toContain("what decides the possible steps is no value of this program");
  expect(told([{ ...path, certainty: "confirmed" }])).toContain("no unknown value decides a step");
});

test("colours reach the terminal, and control characters of names do not", () => {
  const report = attackReport(shop("web\u001b[31m"));
  const text = attackTextOf(report, { ...plain, bold: (each) => `\u001b[1m${each}\u001b[22m` });
  expect(text).toContain("\u001b[1mAnyone outside can take over the cluster\u001b[22m");
  expect(text).toContain("web\\u{1b}[31m");
  expect(text).not.toContain("web\u001b");
});

test("clusters are told apart by the names of their providers, and no kubeconfig is shown", async () => {
  const run = { pack: "1.0.0", stack: null, folder: "" };
  const coverage = { objects: 6, managedClusters: 0, notSeen: [], notices: [] };
  const ids = [
    JSON.stringify(["users: [{ token: s3cret }]", null, null]),
    "urn:pulumi:dev::shop::pulumi:providers:kubernetes::edge",
  ];
  const [one, other] = ids.map((id) => {
    const declared = programIn({ objects: shop(), notSeen: [] }).clusters[0]?.objects ?? [];
    return new Cluster(
      id,
      declared.map(
        (object) =>
          new DeclaredResource({ ...object.declaration, cluster: id }, object.apiVersion, object.kind, false),
      ),
    );
  });
  const clusters = [one, other].flatMap((each) => each ?? []);
  const report = attackReportOf({ clusters, cloud: new Resources([]) }, { ...run, coverage });
  expect(new Set(report.paths.map(({ cluster }) => cluster))).toEqual(new Set(["cluster 1", "edge"]));
  for (const text of [
    JSON.stringify(report),
    mermaidOf(report),
    dotOf(report),
    attackTextOf(report, plain),
    await attackPageOf(report),
  ])
    expect(text).not.toContain("s3cret");
});

test("what a change opens and closes is told against an earlier report", () => {
  const [before, after] = [attackReport(shop()), attackReport(shop().slice(0, 2))];
  const closing = comparedPaths(after, readEarlierPaths(before, "main"));
  expect(closing.comparison).toMatchObject({ new: 0, unchanged: after.paths.length });
  const ofAdmins = closing.comparison?.closed.filter(({ goal }) => goal === "cluster-admin");
  expect(ofAdmins?.length).toBeGreaterThan(0);
  const opening = comparedPaths(before, readEarlierPaths(after, "main"));
  expect(attackTextOf(opening, plain)).toContain(
    `This change opens ${closing.comparison?.closed.length} paths and closes 0; ${after.paths.length} unchanged against main.`,
  );
});
