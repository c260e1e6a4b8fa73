import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isMap } from "../../../model/value";
import { answerInvoke } from "../invoke";
import { isSecret, secretOf, UNKNOWN_TEXT, unwrapped, type Wire } from "../wire";
import type { Child, Component, Opened } from "./component";

/**
 * Opens `ConfigFile` and `ConfigGroup` of the second generation as the provider of Kubernetes does: text, objects and
 * local files become a child for each object. Nothing for other components.
 *
 * Other than the provider it opens objects that hold unknown values, so that what is known of them is judged.
 */
export function openYaml(component: Component): Opened | undefined {
  const { type, properties } = component;
  if (type === "kubernetes:yaml/v2:ConfigFile") {
    return opened(component, [textsIn(component, [properties["file"]], exactly)]);
  }
  if (type !== "kubernetes:yaml/v2:ConfigGroup") return undefined;
  return opened(component, [
    objectsIn(properties["objs"]),
    decodedIn(properties["yaml"]),
    textsIn(component, properties["files"], matching),
  ]);
}

/** Objects from one of the inputs, or why there are none. */
interface Found {
  readonly objects: readonly unknown[];
  readonly isSecret?: boolean;
  readonly closed?: string | undefined;
}

const UNKNOWN_INPUT = "one of its inputs is not known before deployment";

function opened({ name, properties }: Component, found: readonly Found[]): Opened {
  const prefix = unwrapped(properties["resourcePrefix"]);
  const ownPrefix = typeof prefix === "string" && prefix !== UNKNOWN_TEXT ? prefix : name;
  const closed = found.find((each) => each.closed !== undefined)?.closed;
  const children = found.flatMap((each) =>
    each.objects.flatMap((object) => childrenOf(object, ownPrefix, each.isSecret === true)),
  );
  return { children, ...(closed !== undefined && { closed }) };
}

function objectsIn(value: unknown): Found {
  const list = unwrapped(value) ?? [];
  if (!Array.isArray(list)) return { objects: [], closed: UNKNOWN_INPUT };
  const objects = list.map(unwrapped).filter(namesKind);
  return {
    objects,
    isSecret: isSecret(value) || list.some(isSecret),
    ...(objects.length < list.length && { closed: UNKNOWN_INPUT }),
  };
}

function namesKind(object: unknown): boolean {
  return isMap(object) && object["kind"] !== UNKNOWN_TEXT && object["apiVersion"] !== UNKNOWN_TEXT;
}

function decodedIn(value: unknown): Found {
  const text = unwrapped(value) ?? "";
  if (text === UNKNOWN_TEXT) return { objects: [], closed: UNKNOWN_INPUT };
  return { objects: decoded(String(text)), isSecret: isSecret(value) };
}

function decoded(text: string): unknown[] {
  const { result } = answerInvoke("kubernetes:yaml:decode", { text }).result;
  return result as unknown[];
}

type Expand = (file: string, folder: string) => readonly string[];

/** The objects in local files; what is on the network is not fetched. */
function textsIn({ folder }: Component, value: unknown, expand: Expand): Found {
  const given = unwrapped(value) ?? [];
  const files = (Array.isArray(given) ? given : [given]).map(unwrapped);
  const known = files.filter((file): file is string => typeof file === "string" && file !== UNKNOWN_TEXT);
  const remote = known.find((file) => /^\w[\w+.-]+:\/\//.test(file));
  const local = known
    .filter((file) => !/^\w[\w+.-]+:\/\//.test(file))
    .flatMap((file) => expand(file, folder));
  return {
    objects: local.flatMap((file) => decoded(readFileSync(resolve(folder, file), "utf8"))),
    closed:
      remote === undefined
        ? known.length < files.length
          ? UNKNOWN_INPUT
          : undefined
        : `${remote} is on the network, from where nothing is read here`,
  };
}

const exactly: Expand = (file) => [file];

/** The files that a pattern of Go's `filepath.Glob` names: within one folder of a path, `*` is any text and `?` any letter. */
const matching: Expand = (pattern, folder) => {
  if (!/[*?[]/.test(pattern)) return [pattern];
  const isAbsolute = pattern.startsWith("/");
  const steps = pattern.split("/").filter((step) => step !== "" && step !== ".");
  return steps.reduce(
    (paths: readonly string[], step) => paths.flatMap((path) => namesIn(path, step)),
    [isAbsolute ? "/" : folder],
  );
};

function namesIn(folder: string, step: string): string[] {
  if (!/[*?[]/.test(step)) return [join(folder, step)];
  const pattern = new RegExp(
    `^${step
      .replace(/[.+^$(){}|\\]/g, "\\$&")
      .replace(/\*/g, ".*")
      .replace(/\?/g, ".")}$`,
  );
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** A child for an object, or one for each item of a list. */
function childrenOf(object: unknown, prefix: string, isWholeSecret: boolean): Child[] {
  if (!isMap(object)) return [];
  const { kind, apiVersion, items } = object as Wire;
  if (typeof kind !== "string" || typeof apiVersion !== "string") {
    throw new Error("Kubernetes resources require a kind and apiVersion");
  }
  if (kind.endsWith("List") && Array.isArray(items)) {
    return items.flatMap((item) => childrenOf(unwrapped(item), prefix, isWholeSecret));
  }
  const metadata = unwrapped(object["metadata"]);
  const { name, namespace } = (isMap(metadata) ? metadata : {}) as Wire;
  if (typeof name !== "string") throw new Error(`a ${kind} in the YAML has no metadata.name`);
  const fullName = typeof namespace === "string" ? `${namespace}/${name}` : name;
  return [
    {
      type: `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`,
      name: prefix === "" ? fullName : `${prefix}-${fullName}`,
      properties: withSecrets(object as Wire, isWholeSecret),
    },
  ];
}

/** The data of a Secret is secret, wherever it comes from. */
function withSecrets(object: Wire, isWhole: boolean): Wire {
  const open = new Set(["apiVersion", "kind", "metadata"]);
  const isOwn = object["kind"] === "Secret" && object["apiVersion"] === "v1";
  const hides = (key: string) => (isWhole && !open.has(key)) || (isOwn && /^(data|stringData)$/.test(key));
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, hides(key) ? secretOf(value) : value]),
  );
}
