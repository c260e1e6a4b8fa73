import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sarifOf } from "../../lib/report/sarif";
import { policies } from "../../policies";
import { builtCommand } from "../support/built-command";
import { EXEMPTION, finding, hostileFinding, layout, report } from "../support/reports";
import { validatorOf } from "../support/sarif-schema";

/** A Go module whose tests carry the schema that OASIS publishes; no package for Node does. */
const MODULE = "github.com/securego/gosec/v2@v2.30.0";
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

let faultsIn: ReturnType<typeof validatorOf>;

beforeAll(() => {
  const { Dir } = JSON.parse(
    execFileSync("go", ["mod", "download", "-json", MODULE], { encoding: "utf8" }),
  ) as { Dir: string };
  const file = join(Dir, "report", "sarif", "testdata", "sarif-schema-2.1.0.json");
  const schema = JSON.parse(readFileSync(file, "utf8")) as { id: string };
  expect(schema.id).toBe(SCHEMA);
  faultsIn = validatorOf(schema);
});

test("a report of every policy is valid by the schema of OASIS, hostile names included", () => {
  const open = finding({ verdict: "undecided" });
  const findings = [...policies.map(({ id }) => hostileFinding({ policy: id })), open];
  expect(
    faultsIn(JSON.parse(sarifOf(report([...findings, finding({ exempted: EXEMPTION })]), layout))),
  ).toEqual([]);
});

test("the report of the vulnerable example is valid by the schema of OASIS", () => {
  const example = join(__dirname, "..", "..", "examples", "guestbook-vulnerable");
  const args = [builtCommand(), "preview", example, "--format", "sarif", "--fail-on", "never"];
  const output = execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e9 });
  const document = JSON.parse(output) as { runs: { results: unknown[] }[] };
  expect(document.runs[0]?.results.length).toBeGreaterThan(20);
  expect(faultsIn(document)).toEqual([]);
});

test("the schema refuses what is no report", () => {
  expect(faultsIn({ version: "2.1.0", runs: [{ tool: { driver: {} } }] })).not.toEqual([]);
});
