import type { NotSeen } from "../kubernetes/cluster";
import { isMap, type ValueMap } from "../model/value";
import { type Position, readYaml, type YamlDocument, YamlError } from "../yaml/documents";
import { readJson } from "../yaml/json";
import { type Layout, layoutOf } from "../yaml/layout";
import type { ProgramResource } from "./clusters";
import { InputError } from "./input-error";
import { holdsTemplate, isKustomization, looksLikeManifest, templatePosition } from "./other-files";
import { snapshotOf } from "./snapshot";

/** What a file declares, and what of it is not seen. */
export interface FileContent {
  readonly resources: readonly ProgramResource[];
  readonly notSeen: readonly NotSeen[];
}

/** How a file came in: named on the command line, or found in a folder, which holds other files too. */
export type Origin = "named" | "found";

/**
 * The objects of a file of Kubernetes manifests, in YAML or JSON, one or many documents; each item of a List is an
 * object of its own. YAML is read as kubectl reads it. Throws InputError with file, line and column for what is no
 * YAML or no object; what is no manifest in a file that was found is not seen instead.
 */
export function readManifests(text: string, file: string, origin: Origin = "named"): FileContent {
  try {
    const json = readJson(text);
    if (json !== undefined) return contentOf(json, file, origin);
    return contentOf(readYaml(text), file, origin, directionsIn(text));
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return refused(text, file, origin, error);
  }
}

/** What stands in comments that tell other tools what to pass over. */
const DIRECTION = /kics-scan|trivy:ignore/;

/** The layout of a text whose comments may direct other tools, read when it is asked for. */
function directionsIn(text: string): (() => Layout) | undefined {
  if (!DIRECTION.test(text)) return undefined;
  let layout: Layout | undefined;
  return () => {
    layout ??= layoutOf(text);
    return layout;
  };
}

const NOT_RENDERED = "a template that is not rendered ({{ … }}): check what comes of it";

/** A file of which nothing can be used. A broken manifest must not pass in silence, wherever it came from. */
function refused(text: string, file: string, origin: Origin, error: YamlError): FileContent {
  const template = error instanceof Template ? error.position : templatePosition(text);
  if (template === undefined && (origin === "named" || looksLikeManifest(text))) {
    throw new InputError(file, error.message, error.position);
  }
  if (origin === "named") throw new InputError(file, NOT_RENDERED, template);
  const isTemplate = template !== undefined;
  const reason = isTemplate
    ? NOT_RENDERED
    : `it cannot be read: ${error.message} (line ${error.position.line})`;
  return { resources: [], notSeen: [unseen(file, reason, isTemplate)] };
}

class Template extends YamlError {}

function contentOf(
  documents: readonly YamlDocument[],
  file: string,
  origin: Origin,
  layout?: () => Layout,
): FileContent {
  const declared = documents.flatMap(({ value, positionOf }) =>
    value === null ? [] : objectsIn(value, positionOf),
  );
  const beside = declared.flatMap(({ value }) => (isManifest(value) ? [value.kind] : []));
  const resources: ProgramResource[] = [];
  const notSeen: NotSeen[] = [];
  for (const { value, position } of declared) {
    if (isManifest(value)) {
      if (holdsTemplate(value)) throw new Template(NOT_RENDERED, position);
      if (isKustomization(value)) notSeen.push(unseen(file, KUSTOMIZATION, true));
      else resources.push(resourceOf(value, { file, position, beside, layout }));
    } else if (origin === "named") {
      throw new InputError(
        file,
        `a manifest must ${isMap(value) ? "have" : "be a map with"} apiVersion and kind`,
        position,
      );
    } else if (notSeen.length === 0) {
      notSeen.push(unseen(file, NO_MANIFEST, false));
    }
  }
  return { resources, notSeen };
}

const NO_MANIFEST = "no manifest: it has no apiVersion and kind";
const KUSTOMIZATION = "a kustomization: check what `kubectl kustomize` makes of it";

function unseen(file: string, reason: string, mayHoldObjects: boolean): NotSeen {
  return { urn: null, type: "file", name: file, cluster: "", reason, mayHoldObjects };
}

interface Declared {
  readonly value: unknown;
  readonly position: Position;
}

/** The objects of a document: one, those of an array, or the items of a List, however deep. */
function objectsIn(value: unknown, positionOf: YamlDocument["positionOf"]): Declared[] {
  const itself = { value, position: positionOf(value) };
  if (Array.isArray(value)) {
    return value.every(isMap) ? value.flatMap((each) => objectsIn(each, positionOf)) : [itself];
  }
  if (!isMap(value)) return [itself];
  const { kind, apiVersion, items } = value;
  if (typeof kind !== "string" || !kind.endsWith("List") || !Array.isArray(items)) return [itself];
  const shared = kind === "List" ? {} : { apiVersion, kind: kind.slice(0, -"List".length) };
  return items.flatMap((item: unknown) => {
    if (!isMap(item)) return objectsIn(item, positionOf);
    const ofItem = objectsIn({ ...shared, ...item }, positionOf);
    return ofItem.length === 1 ? [{ value: ofItem[0]?.value, position: positionOf(item) }] : ofItem;
  });
}

type Manifest = ValueMap & { readonly apiVersion: string; readonly kind: string };

function isManifest(value: unknown): value is Manifest {
  return isMap(value) && typeof value["apiVersion"] === "string" && typeof value["kind"] === "string";
}

/** What surrounds an object in its file. */
interface Surroundings {
  readonly file: string;
  readonly position: Position;
  readonly beside: readonly string[];
  readonly layout: (() => Layout) | undefined;
}

function resourceOf(value: Manifest, { file, position, beside, layout }: Surroundings): ProgramResource {
  const { properties, secrets } = snapshotOf(value);
  const source = { file, ...position };
  const text =
    layout && (() => ({ ...layout(), lineOf: (steps: Steps) => layout().lineOf(position, steps) }));
  return {
    declaration: { urn: null, type: "", properties, secrets, source, beside, ...(text && { text }) },
    name: file,
  };
}

type Steps = readonly (string | number)[];
