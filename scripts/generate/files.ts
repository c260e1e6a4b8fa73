import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { LEVELS_OF } from "../../lib/policy/configuration";
import { edgeIndex, edgesPage } from "./attack-edges";
import { cataloguePage } from "./catalogue";
import { cloudSettings } from "./cloud-settings";
import { componentSettings } from "./component-settings";
import { coveragePage } from "./coverage";
import { examplesOf } from "./examples";
import { comingFrom, policyIndex, policyList, readmeTable } from "./indexes";
import type { Entry } from "./load";
import { pageOf } from "./page";
import { podTemplates } from "./pod-templates";
import { configSchema, profileOf } from "./profiles";
import { dangerousPermissions } from "./risky-permissions";
import { threatPages } from "./threats";

const START = "<!-- policies:start -->";
const END = "<!-- policies:end -->";
const PAGES = "docs/policies";
const THREATS = "docs/threats";

/** The text that each generated file must have; `undefined` for a page whose policy is gone. */
export type Files = ReadonlyMap<string, string | undefined>;

/** All generated files of a repository, by path. */
export function generatedFiles(root: string, entries: readonly Entry[]): Files {
  const policies = entries.map(({ policy }) => policy);
  const pages = new Map<string, string | undefined>([...policyPages(entries), ...threatPages(policies)]);
  const files = new Map([...[PAGES, THREATS].flatMap((folder) => stalePages(root, folder, pages)), ...pages]);
  files.set("policies/index.ts", formatted("policies/index.ts", policyIndex(entries)));
  files.set("lib/attack/edges/index.ts", formatted("lib/attack/edges/index.ts", edgeIndex(root)));
  files.set("docs/attack-edges.md", edgesPage(root));
  files.set("docs/coverage.md", coveragePage(policies));
  files.set("docs/catalogue.md", cataloguePage(policies));
  files.set("docs/coming-from.md", comingFrom(entries));
  files.set("docs/dangerous-permissions.md", dangerousPermissions(entries));
  files.set("docs/component-settings.md", componentSettings(entries));
  files.set("docs/pod-templates.md", podTemplates());
  files.set("docs/cloud-settings.md", cloudSettings(entries));
  for (const [name, levelOf] of Object.entries(LEVELS_OF)) {
    files.set(`profiles/${name}.json`, profileOf(policies, levelOf));
  }
  const schema = "docs/policy-config.schema.json";
  files.set(schema, formatted(schema, configSchema(policies)));
  const readme = withTable(read(root, "README.md") ?? "", readmeTable(entries));
  if (readme !== undefined) files.set("README.md", readme);
  return files;
}

/** The paths whose files are not as generated. */
export function differing(root: string, files: Files): string[] {
  return [...files].filter(([path, text]) => read(root, path) !== text).map(([path]) => path);
}

/** Writes one generated file, or removes it. */
export function write(root: string, path: string, text: string | undefined): void {
  const target = join(root, path);
  if (text === undefined) {
    rmSync(target);
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function read(root: string, path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The pages of all policies, with their index, and their examples as the command line reads them. */
function policyPages(entries: readonly Entry[]): Map<string, string> {
  const examples = Object.fromEntries(entries.map((entry) => [entry.id, examplesOf(entry)]));
  const pages = entries.map((entry): [string, string] => [
    `${PAGES}/${entry.id}.md`,
    pageOf(entry, examples[entry.id] ?? { undecided: [] }),
  ]);
  return new Map([
    ...pages,
    [`${PAGES}/README.md`, policyList(entries)],
    ["docs/policies/examples.json", `${JSON.stringify(examples, null, 1)}\n`],
  ]);
}

function stalePages(
  root: string,
  folder: string,
  pages: ReadonlyMap<string, unknown>,
): [string, undefined][] {
  const present = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  const stale = present.map((name) => `${folder}/${name}`).filter((path) => !pages.has(path));
  return stale.map((path) => [path, undefined]);
}

/** The README with the table between its markers; `undefined` where it has none. */
function withTable(readme: string, table: string): string | undefined {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) return undefined;
  return `${readme.slice(0, start + START.length)}\n\n${table}\n\n${readme.slice(end)}`;
}

/** Text as Biome formats the file of that path. */
function formatted(path: string, text: string): string {
  const biome = join(dirname(require.resolve("@biomejs/biome/package.json")), "bin", "biome");
  const options = ["check", "--write", "--formatter-enabled=true", `--stdin-file-path=${path}`];
  return execFileSync(process.execPath, [biome, ...options], {
    input: text,
    encoding: "utf8",
    stdio: "pipe",
  });
}
