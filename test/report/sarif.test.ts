import type { Log } from "sarif";
import { sarifOf } from "../../lib/report/sarif";
import { policies } from "../../policies";
import { attackReport, HOSTILE, shop } from "../support/attack-reports";
import { EXEMPTION, finding, hostileFinding, layout, report } from "../support/reports";
import { sarifFaultsIn } from "../support/sarif-schema";

const logOf = (...given: Parameters<typeof report>): Log =>
  JSON.parse(sarifOf(report(...given), layout)) as Log;

test("a report of every policy is valid by the official schema, hostile names included", () => {
  const findings = policies.map(({ id }) => hostileFinding({ policy: id }));
  const exempted = finding({ exempted: EXEMPTION });
  const open = finding({ verdict: "undecided" });
  expect(sarifFaultsIn(logOf([...findings, exempted, open]))).toEqual([]);
});

test("a report without findings is valid", () => {
  expect(sarifFaultsIn(logOf([]))).toEqual([]);
});

test("a finding has its line, its resource, its level and its fingerprints", () => {
  const source = { file: "a b.ts", line: 3, column: 7, calledFrom: { file: "index.ts", line: 9, column: 1 } };
  const given = finding();
  const log = logOf([finding({ resource: { ...given.resource, source } })]);
  expect(log.runs[0]?.results?.[0]).toMatchObject({
    ruleId: "no-privileged-containers",
    level: "error",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "infra/a%20b.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 3, startColumn: 7 },
        },
        logicalLocations: [{ fullyQualifiedName: given.resource.urn }],
      },
    ],
    relatedLocations: [{ physicalLocation: { artifactLocation: { uri: "infra/index.ts" } } }],
    partialFingerprints: { "ktm/v1": "aa11", primaryLocationLineHash: "aa11:1" },
  });
});

test("a finding about an attack path carries it as a code flow, with the other fixes as places", () => {
  const [path] = attackReport(shop(HOSTILE)).paths;
  if (path === undefined) throw new Error("no path");
  const log = logOf([finding({ attackPath: path.id })], { attackPaths: [path] });
  expect(sarifFaultsIn(log)).toEqual([]);
  const [result] = log.runs[0]?.results ?? [];
  const locations = result?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
  expect(locations).toHaveLength(path.hops.length + 1);
  expect(locations[0]?.location?.message?.text).toBe("An attacker starts from the Internet.");
  const essential = locations.slice(1).map(({ importance }) => importance === "essential");
  expect(essential).toEqual(path.hops.map(({ boundaries }) => boundaries.length > 0));
  const depths = locations.map(({ nestingLevel }) => nestingLevel ?? -1);
  expect(depths).toEqual(depths.toSorted((one, other) => one - other));
  expect(result?.relatedLocations?.map(({ message }) => message?.text)).toEqual(
    path.alternatives.map(({ change }) => expect.stringContaining(change)),
  );
});

test("a finding about no attack path has no code flow", () => {
  const [result] = logOf([finding()]).runs[0]?.results ?? [];
  expect(result).not.toHaveProperty("codeFlows");
});

test("a program without known lines stands at its project file", () => {
  const { source: _, ...resource } = finding().resource;
  const log = logOf([finding({ resource })]);
  expect(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation).toMatchObject({
    artifactLocation: { uri: "infra/Pulumi.yaml" },
  });
});

test("an exempted finding is suppressed with its reason, and the others say that they are not", () => {
  const [run] = logOf([finding({ exempted: EXEMPTION }), finding()]).runs;
  expect(run?.results?.map(({ suppressions }) => suppressions)).toEqual([
    [expect.objectContaining({ kind: "external", justification: "The node agent needs it" })],
    [],
  ]);
});

test("rules carry what GitHub ranks and shows: score, help and at most 20 tags", () => {
  const findings = policies.map(({ id }) => finding({ policy: id }));
  const rules = logOf(findings).runs[0]?.tool.driver.rules ?? [];
  expect(rules).toHaveLength(policies.length);
  for (const rule of rules) {
    expect(rule.properties?.tags?.length).toBeLessThanOrEqual(20);
    expect(rule.properties?.["security-severity"]).toMatch(/^\d\.\d$/);
    expect(rule.help?.markdown).toContain("**Fix.**");
  }
});

test("every entry that a rule refers to is in its taxonomy", () => {
  const [run] = logOf(policies.map(({ id }) => finding({ policy: id }))).runs;
  const missing = (run?.tool.driver.rules ?? []).flatMap(({ relationships = [] }) =>
    relationships.filter(({ target }) => {
      const taxonomy = run?.taxonomies?.[target.toolComponent?.index ?? -1];
      return taxonomy?.taxa?.every(({ id }) => id !== target.id) ?? true;
    }),
  );
  expect(missing).toEqual([]);
  expect(run?.taxonomies?.map(({ name }) => name)).toEqual([
    "Kubernetes threat model",
    "MITRE ATT&CK",
    "CIS Benchmarks",
  ]);
});

test("GitHub takes 25,000 results: the first ones are written, and a note says so", () => {
  const log = logOf(Array.from({ length: 25_001 }, () => finding()));
  expect(log.runs[0]?.results).toHaveLength(25_000);
  expect(JSON.stringify(log.runs[0]?.invocations)).toContain("Of 25001 results the first 25000 are here.");
});

test("what is fixed is a note and no result, as GitHub would open an alert for it", () => {
  const fixed = [{ fingerprint: "x", policy: "no-host-ports", severity: "high" as const, message: "gone" }];
  const comparison = { against: "main", new: 1, unchanged: 0, fixed };
  const log = logOf([finding({ change: "new" })], { comparison });
  expect(log.runs[0]?.results?.map(({ baselineState }) => baselineState)).toEqual(["new"]);
  expect(JSON.stringify(log.runs[0]?.invocations)).toContain("Fixed: no-host-ports: gone.");
});
