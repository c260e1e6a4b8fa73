import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { CATEGORIES, type Category, type Policy } from "../../lib/policy/define";
import type { Manifest, Stack } from "../../test/support/builders";
import { TABLES, type Table } from "../../test/support/policy-table";

/** The cases of a policy, on single objects or on stacks. */
export type AnyTable = Table<Manifest, string> | Table<Stack, readonly string[]>;

/** A policy file, as its name promises it. */
interface PolicyFile {
  readonly id: string;
  readonly category: Category;
  readonly exportName: string;
}

/** A policy with where it is and how it is tested. */
export interface Entry extends PolicyFile {
  readonly policy: Policy;
  /** Absent where nobody has written the test yet. */
  readonly table: AnyTable | undefined;
}

/** The policy files of a repository, sorted by id; `<id>.check.ts` beside one holds its check where that is long. */
function policyFiles(root: string): PolicyFile[] {
  return CATEGORIES.flatMap((category) =>
    namesIn(join(root, "policies", category)).map((id) => ({ id, category, exportName: camelCase(id) })),
  ).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Loads each wanted policy and its table; throws one line that says which file breaks which convention. */
export function loadEntries(root: string, isWanted: (id: string) => boolean = () => true): Entry[] {
  const files = policyFiles(root).filter(({ id }) => isWanted(id));
  return files.map((file) => ({
    ...file,
    policy: loadPolicy(root, file),
    table: loadTable(root, file),
  }));
}

/** `no-host-pid` as `noHostPid`. */
export function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const isPolicy = (name: string) => name.endsWith(".ts") && !name.endsWith(".check.ts");
  const files = readdirSync(folder).filter(isPolicy);
  return files.map((name) => name.slice(0, -".ts".length));
}

function loadPolicy(root: string, { category, id, exportName }: PolicyFile): Policy {
  const path = `policies/${category}/${id}.ts`;
  const exported: Record<string, unknown> = require(join(root, path));
  const policy = exported[exportName] as Policy | undefined;
  if (policy === undefined) throw new Error(`${path} must export ${exportName}`);
  if (policy.id !== id) throw new Error(`${path} must define the id "${id}", not "${policy.id}"`);
  if (policy.category !== category)
    throw new Error(`${path} must be in the folder of its category, ${policy.category}`);
  return policy;
}

function loadTable(root: string, { id }: PolicyFile): AnyTable | undefined {
  const path = join(root, "test", "policies", `${id}.test.ts`);
  if (!existsSync(path)) return undefined;
  withoutJest(() => require(path));
  return TABLES.get(id);
}

/** Loads a test file for its table alone: inside jest and outside of it, no test is registered. */
function withoutJest(load: () => void): void {
  const global = globalThis as Record<string, unknown>;
  const { describe, test, it } = global;
  const silent = Object.assign(() => undefined, { each: () => () => undefined });
  Object.assign(global, { describe: undefined, test: silent, it: silent });
  try {
    load();
  } finally {
    Object.assign(global, { describe, test, it });
  }
}
