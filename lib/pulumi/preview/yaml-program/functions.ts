import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isMap } from "../../../model/value";
import { secretOf } from "../wire";
import { applied, textOf } from "./values";

/** What functions need to know of the program. */
export interface FunctionScope {
  /** The folder in which the program runs. */
  readonly folder: string;
  /** That of the project. */
  readonly rootFolder: string;
}

type BuiltIn = (argument: unknown, scope: FunctionScope) => unknown;

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

/**
 * The functions of Pulumi YAML that need no provider, by their names in small letters. They take and give values in
 * wire form, and throw an Error for an argument that they cannot take.
 *
 * Source: pkg/pulumiyaml/ast/expr.go and run.go of pulumi/pulumi-yaml.
 */
export const FUNCTIONS: Readonly<Record<string, BuiltIn>> = {
  secret: secretOf,
  tojson: (value) => applied(value, (plain) => JSON.stringify(plain)),
  tobase64: (value) => applied(value, (plain) => Buffer.from(textOf(plain)).toString("base64")),
  frombase64: (value) => applied(value, (plain) => Buffer.from(textOf(plain), "base64").toString()),
  join: (value) => applied(value, (plain) => joined(...pairOf(plain, "a delimiter and a list"))),
  split: (value) => applied(value, (plain) => splitBy(...pairOf(plain, "a delimiter and a text"))),
  select: (value) => applied(value, (plain) => selected(...pairOf(plain, "an index and a list"))),
  readfile: (value, { folder }) => applied(value, (path) => contentOf(textOf(path), folder)),
  rootdirectory: (_argument, { rootFolder }) => rootFolder,
  stringasset: (text) => ({ [SIGNATURE]: ASSET, text }),
  fileasset: (path) => ({ [SIGNATURE]: ASSET, path }),
  remoteasset: (uri) => ({ [SIGNATURE]: ASSET, uri }),
  filearchive: (path) => ({ [SIGNATURE]: ARCHIVE, path }),
  remotearchive: (uri) => ({ [SIGNATURE]: ARCHIVE, uri }),
  assetarchive: (assets) => ({ [SIGNATURE]: ARCHIVE, assets: isMap(assets) ? assets : {} }),
};

function pairOf(value: unknown, what: string): [unknown, unknown] {
  if (Array.isArray(value) && value.length === 2) return [value[0], value[1]];
  throw new Error(`takes a list of two: ${what}`);
}

function joined(delimiter: unknown, list: unknown): string {
  if (!Array.isArray(list)) throw new Error("has no list to join");
  return list.map(textOf).join(textOf(delimiter));
}

function splitBy(delimiter: unknown, text: unknown): string[] {
  return textOf(text).split(textOf(delimiter));
}

function selected(index: unknown, list: unknown): unknown {
  if (!Array.isArray(list)) throw new Error("has no list to select from");
  const number = Number(index);
  if (Number.isInteger(number) && number >= 0 && number < list.length) return list[number];
  throw new Error(`asks for item ${textOf(index)} of a list of ${list.length}`);
}

function contentOf(path: string, folder: string): string {
  const file = resolve(folder, path);
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`cannot read the file ${path}`);
  }
}
