import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isMap, type Value, type ValueMap } from "../../lib/model/value";
import { snapshotOf } from "../../lib/program/snapshot";
import { preview } from "../../lib/pulumi/preview";
import type { Registered } from "../../lib/pulumi/preview/resources";
import { policies } from "../../policies";
import { folderIn, scratchFolder } from "../pulumi/preview/scratch";
import { type Manifest, stack } from "../support/builders";
import { judgeOf } from "./judge";
import type { World } from "./worlds";

const ROOT = join(__dirname, "..", "..");
const EXAMPLES = join(ROOT, "examples");

/** The names of the examples that are programs. */
export const EXAMPLE_NAMES: readonly string[] = readdirSync(EXAMPLES).filter((name) =>
  existsSync(join(EXAMPLES, name, "Pulumi.yaml")),
);

/** What an example declares, judged by all policies. */
export async function exampleWorld(name: string): Promise<World> {
  const resources = await registeredBy(join(EXAMPLES, name));
  const world = stack(...resources.flatMap(manifestOf));
  return { name: `the example ${name}`, judge: judgeOf(policies), world };
}

/** A pack without policies: the program is run for what it registers. */
const EMPTY_PACK = {
  "PulumiPolicy.yaml": "runtime: nodejs\n",
  "package.json": '{"name": "nothing", "version": "1.0.0", "main": "index.js"}',
  "index.js": 'new (require("@pulumi/policy").PolicyPack)("nothing", { policies: [] });',
};

/** What a program registers. */
export async function registeredBy(program: string): Promise<readonly Registered[]> {
  const scratch = scratchFolder();
  try {
    return (await preview({ program, pack: folderIn(scratch, EMPTY_PACK), config: {} })).resources;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A registration as an object of a test: what it declares and what its properties come from. */
function manifestOf({ type, name, properties, propertyDependencies }: Registered): Manifest[] {
  const declared = snapshotOf(properties).properties;
  const { apiVersion, kind } = declared;
  if (typeof apiVersion === "string" && typeof kind === "string")
    return [{ ...named(declared), apiVersion, kind, $name: name }];
  if (/^(kubernetes|pulumi):/.test(type)) return [];
  const dependencies = Object.entries(propertyDependencies).map(([property, urns]): [string, Value] => {
    return [property, urns.map((urn) => urn.split("::").slice(2).join("::"))];
  });
  return [
    { apiVersion: "", kind: type, $name: name, ...declared, $dependencies: Object.fromEntries(dependencies) },
  ];
}

/** Objects that the program names itself keep that name, so that what they say of each other holds. */
function named(declared: ValueMap): ValueMap {
  return isMap(declared["metadata"]) ? declared : { ...declared, metadata: {} };
}
