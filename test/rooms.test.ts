import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Import, importsOf, type SourceFile, sourceFiles } from "./support/source-files";

const ROOT = join(__dirname, "..");

/**
 * The rooms of the house, from the ground up, each with the rooms that it may import besides itself. A room may only
 * name rooms above it in this list: so arrows go one way.
 */
const ROOMS: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ["lib/start", []],
  ["lib/model", []],
  ["lib/credentials", ["lib/model"]],
  ["lib/yaml", ["lib/model"]],
  ["lib/kubernetes/pods", ["lib/model"]],
  ["lib/kubernetes", ["lib/model", "lib/credentials", "lib/yaml", "lib/kubernetes/pods"]],
  ["lib/kubernetes/rbac", ["lib/model", "lib/kubernetes", "lib/kubernetes/pods"]],
  ["lib/kubernetes/volumes", ["lib/model", "lib/kubernetes", "lib/kubernetes/pods", "lib/kubernetes/rbac"]],
  ["lib/kubernetes/components", ["lib/model", "lib/credentials", "lib/yaml", "lib/kubernetes/pods"]],
  ["lib/kubernetes/network", ["lib/model", "lib/kubernetes", "lib/kubernetes/pods", "lib/kubernetes/rbac"]],
  [
    "lib/kubernetes/availability",
    ["lib/model", "lib/kubernetes", "lib/kubernetes/pods", "lib/kubernetes/network"],
  ],
  ["lib/cloud/shared", ["lib/model", "lib/kubernetes"]],
  [
    "lib/cloud/aws",
    [
      "lib/model",
      "lib/credentials",
      "lib/yaml",
      "lib/kubernetes",
      "lib/kubernetes/network",
      "lib/cloud/shared",
    ],
  ],
  ["lib/cloud/google", ["lib/model", "lib/kubernetes", "lib/cloud/shared"]],
  ["lib/cloud/azure", ["lib/model", "lib/kubernetes", "lib/cloud/shared"]],
  [
    "lib/cloud",
    [
      "lib/model",
      "lib/kubernetes",
      "lib/kubernetes/pods",
      "lib/kubernetes/rbac",
      "lib/kubernetes/network",
      "lib/cloud/shared",
      "lib/cloud/aws",
      "lib/cloud/google",
      "lib/cloud/azure",
    ],
  ],
  ["lib/attack", ["lib/model", "lib/kubernetes/*", "lib/cloud/*"]],
  [
    "lib/policy",
    [
      "lib/model",
      "lib/kubernetes",
      "lib/kubernetes/pods",
      "lib/kubernetes/rbac",
      "lib/kubernetes/components",
      "lib/attack",
    ],
  ],
  [
    "policies",
    ["lib/model", "lib/credentials", "lib/kubernetes/*", "lib/cloud/*", "lib/attack", "lib/policy"],
  ],
  [
    "lib/program",
    [
      "lib/model",
      "lib/yaml",
      "lib/kubernetes",
      "lib/kubernetes/pods",
      "lib/cloud",
      "lib/attack",
      "lib/policy",
    ],
  ],
  ["lib/repair", ["lib/model", "lib/yaml", "lib/policy", "lib/program"]],
  ["lib/explanation", ["lib/model", "lib/kubernetes/components", "lib/kubernetes/rbac", "lib/policy"]],
  ["lib/report", ["lib/model", "lib/kubernetes", "lib/attack", "lib/policy", "lib/explanation"]],
  [
    "lib/pulumi",
    [
      "lib/start",
      "lib/model",
      "lib/kubernetes",
      "lib/policy",
      "lib/program",
      "lib/explanation",
      "lib/report",
    ],
  ],
  [
    "lib/pulumi/preview",
    ["lib/start", "lib/model", "lib/yaml", "lib/kubernetes", "lib/policy", "lib/program", "lib/report"],
  ],
  [
    "cli",
    [
      "lib/start",
      "lib/model",
      "lib/yaml",
      "lib/attack",
      "lib/policy",
      "lib/program",
      "lib/repair",
      "lib/report",
      "lib/explanation",
      "lib/pulumi/preview",
      "policies",
    ],
  ],
];

const CIRCLE = /\/\/ Circle: .+\n(import [^;]*? from "([^"]+)")/g;

/** Why imports break the order of rooms: one sentence for each. */
function misplaced(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, target }) => {
    const [room, other] = [roomOf(from), roomOf(target)];
    if (room === undefined || other === undefined || room === other) return [];
    const allowed = ROOMS.find(([name]) => name === room)?.[1] ?? [];
    if (allowed.some((each) => isIn(other, each))) return [];
    return [
      `${from} imports ${target}: ${room} must not import ${other}; it may import ${allowed.join(", ") || "nothing"}`,
    ];
  });
}

function isIn(room: string, allowed: string): boolean {
  const parent = allowed.replace(/\/\*$/, "");
  return room === parent || (parent !== allowed && room.startsWith(`${parent}/`));
}

/** The innermost room of a path. */
function roomOf(path: string): string | undefined {
  const names = ROOMS.map(([room]) => room).filter((room) => `${path}/`.startsWith(`${room}/`));
  return names.sort((a, b) => b.length - a.length)[0];
}

/** The circles of imports, types included, but for those that a comment `// Circle: <reason>` explains. */
function circles(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const targets = new Map(files.map((file) => [file.path, targetsOf(file, paths)]));
  const found: string[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    state.set(path, "open");
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    state.set(path, "done");
  };
  for (const { path } of files) visit(path, []);
  return found;
}

function targetsOf(file: SourceFile, paths: ReadonlySet<string>): string[] {
  const explained = new Set(
    [...file.text.matchAll(CIRCLE)].map(([, , target = ""]) => join(file.path, "..", target)),
  );
  return importsOf(file)
    .filter(({ target }) => !explained.has(target))
    .flatMap(({ target }) => [`${target}.ts`, `${target}/index.ts`].filter((path) => paths.has(path)));
}

const files = sourceFiles(ROOT).filter(({ path }) => /^(lib|policies|cli)\//.test(path));

test("each room imports only the rooms below it", () => {
  expect(misplaced(files.flatMap(importsOf))).toEqual([]);
});

test("a room names only rooms that stand before it in the list", () => {
  const order = ROOMS.map(([room]) => room);
  for (const [index, [, mayImport]] of ROOMS.entries()) {
    const before = order.slice(0, index);
    for (const each of mayImport) expect(before.some((room) => isIn(room, each))).toBe(true);
  }
});

test("every folder of sources is a room, or a part of one", () => {
  expect(files.filter(({ path }) => roomOf(path) === undefined).map(({ path }) => path)).toEqual([]);
});

test("a planted import fails with a sentence that names both rooms", () => {
  const planted = {
    path: "lib/model/field.ts",
    text: 'import { podsOf } from "../kubernetes/pods/workload";',
  };
  expect(misplaced(importsOf(planted))).toEqual([
    "lib/model/field.ts imports lib/kubernetes/pods/workload: lib/model must not import lib/kubernetes/pods; it may import nothing",
  ]);
});

test("there are no circles of imports but those that a comment explains", () => {
  expect(circles(files)).toEqual([]);
});

test("a planted circle is found, and a comment explains it", () => {
  const one = { path: "lib/one.ts", text: 'import type { Two } from "./two";' };
  const two = (comment: string) => ({
    path: "lib/two.ts",
    text: `${comment}import type { One } from "./one";`,
  });
  expect(circles([one, two("")])).toEqual(["lib/one.ts -> lib/two.ts -> lib/one.ts"]);
  expect(circles([one, two("// Circle: each is a part of the other.\n")])).toEqual([]);
});

test("the table of rooms in CONTRIBUTING names each of them", () => {
  const page = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  for (const [room] of ROOMS) expect(page).toContain(`\`${room}/\``);
});
