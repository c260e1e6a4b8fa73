import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const root = join(__dirname, "..");
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), "utf8"));

interface Sbom {
  readonly metadata: { readonly component: { readonly name: string } };
  readonly components: readonly { readonly name: string; readonly purl: string; readonly hashes?: unknown }[];
}

/** The list of materials, as a release writes it. */
function written(): Sbom {
  const folder = mkdtempSync(join(tmpdir(), "ktm-sbom-"));
  try {
    const file = join(folder, "sbom.cdx.json");
    execFileSync(process.execPath, [join(root, "scripts", "sbom.mjs"), file]);
    return json(file) as Sbom;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is wrong with a document by the schema of CycloneDX 1.5. */
function faultsIn(document: unknown): unknown[] {
  const schemas = join(
    dirname(require.resolve("@cyclonedx/cyclonedx-library/package.json")),
    "res",
    "schema",
  );
  const ajv = addFormats(new Ajv({ strict: false, validateFormats: false }));
  for (const name of ["spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"])
    ajv.addSchema(json(schemas, name) as object, `http://cyclonedx.org/schema/${name}`);
  const validate = ajv.compile(json(schemas, "bom-1.5.SNAPSHOT.schema.json") as object);
  return validate(document) ? [] : (validate.errors ?? []);
}

describe("the bill of materials", () => {
  const sbom = written();
  const manifest = json(root, "package.json") as Record<string, Record<string, string>>;

  test("is valid CycloneDX, and about this package", () => {
    expect(faultsIn(sbom)).toEqual([]);
    expect(faultsIn({ ...sbom, components: [{}] })).not.toEqual([]);
    expect(sbom.metadata.component.name).toBe("kubernetes-threat-model");
  });

  test("has all that a user runs, in the bundle or beside it, with its hash, and no tool of development", () => {
    const names = sbom.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest["dependencies"] ?? {})));
    const tools = Object.keys(manifest["devDependencies"] ?? {}).filter(
      (name) => !/^@(types|pulumi)\//.test(name),
    );
    expect(names.filter((name) => tools.includes(name))).toEqual([]);
    expect(sbom.components.filter(({ hashes }) => hashes === undefined)).toEqual([]);
  });
});
