/**
 * Runs the packed pack with the versions that it supports: of Node, of Pulumi's SDK and of TypeScript in the program.
 * `npm run test:versions`. Each row must find the same in an example. Node comes from npm, as `node-<platform>-<arch>`.
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Row {
  readonly node: string;
  readonly policy: string;
  readonly pulumi: string;
  readonly typescript: string;
}

/**
 * Oldest to newest: 3.248 is the last SDK for Node 20, and 3.204 asks for options that TypeScript 6 refuses. TypeScript 7 has no API that Pulumi's
 * runtime can load.
 */
const ROWS: readonly Row[] = [
  { node: "20", policy: "1.21.0", pulumi: "3.204.0", typescript: "5" },
  { node: "20", policy: "1.21.0", pulumi: "3.248.0", typescript: "6" },
  { node: "22", policy: "1.21.0", pulumi: "3.204.0", typescript: "5" },
  { node: "22", policy: "1", pulumi: "3", typescript: "5" },
  { node: "24", policy: "1", pulumi: "3", typescript: "6" },
  { node: "26", policy: "1", pulumi: "3", typescript: "6" },
];
const ROOT = join(__dirname, "..");
const EXAMPLE = join(ROOT, "examples", "guestbook-vulnerable");

function npm(cwd: string, ...args: string[]): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function install(folder: string, ...packages: string[]): void {
  npm(
    folder,
    "install",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    "--save-exact",
    "--force",
    ...packages,
  );
}

/** The pack without its shrinkwrap, so that it takes the versions of the row. */
function packIn(folder: string, { policy, pulumi }: Row): string {
  npm(join(ROOT, "dist"), "pack", "--silent", "--pack-destination", folder);
  const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  execFileSync("tar", ["-xzf", tarball], { cwd: folder });
  const pack = join(folder, "package");
  rmSync(join(pack, "npm-shrinkwrap.json"), { force: true });
  install(pack, `@pulumi/policy@${policy}`, `@pulumi/pulumi@${pulumi}`);
  return pack;
}

/** The example with the SDK and the compiler of the row, and everything else from the clone. */
function programIn(folder: string, { pulumi, typescript }: Row): string {
  const program = join(folder, "program");
  cpSync(EXAMPLE, program, { recursive: true, filter: (path) => !path.includes("node_modules") });
  writeFileSync(join(program, "package.json"), '{"name": "program", "private": true}');
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  install(
    program,
    `@pulumi/pulumi@${pulumi}`,
    `typescript@${typescript}`,
    `@pulumi/kubernetes@${devDependencies["@pulumi/kubernetes"]}`,
  );
  return program;
}

function nodeIn(folder: string, { node }: Row): string {
  const home = join(folder, "node");
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), '{"name": "node-home", "private": true}');
  const name = `node-${process.platform}-${process.arch}`;
  install(home, `${name}@${node}`);
  // Programs that ask for node by its name get this one too.
  symlinkSync(join(home, "node_modules", name, "bin", "node"), join(home, "node"));
  return join(home, "node");
}

/** How much is found of each policy, by the versions of a row. */
function found(row: Row): string {
  const folder = mkdtempSync(join(tmpdir(), "ktm-versions-"));
  try {
    const [pack, program, node] = [packIn(folder, row), programIn(folder, row), nodeIn(folder, row)];
    const args = [
      join(pack, "cli", "main.js"),
      "preview",
      program,
      "--profile",
      "audit",
      "--fail-on",
      "never",
    ];
    const output = execFileSync(node, [...args, "--format", "json"], {
      encoding: "utf8",
      maxBuffer: 1e9,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { findings } = JSON.parse(output) as { findings: { policy: string; message: string }[] };
    return findings
      .map(({ policy, message }) => `${policy}: ${message}`)
      .sort()
      .join("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

npm(ROOT, "run", "--silent", "build");
let expected: string | undefined;
let failed = 0;
for (const row of ROWS) {
  const name = `node ${row.node}, @pulumi/policy ${row.policy}, @pulumi/pulumi ${row.pulumi}, typescript ${row.typescript}`;
  try {
    const output = found(row);
    expected ??= output;
    if (output !== expected) throw new Error("it finds something else than the first row");
    console.log(`${name}: ${output.split("\n").length} findings`);
  } catch (thrown) {
    failed++;
    const { message, stderr = "" } = thrown as Error & { stderr?: string };
    console.error(`${name}: FAILED: ${message.slice(0, 500)}\n${stderr.slice(-1_000)}`);
  }
}
console.log(`versions: ${ROWS.length} rows, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
