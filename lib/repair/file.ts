import { isDeepStrictEqual } from "node:util";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { repairedBy } from "../policy/apply-repair";
import type { ObjectPolicy } from "../policy/define";
import type { Exemptions } from "../policy/exemptions/exemptions";
import type { ProgramResource } from "../program/clusters";
import { type Origin, readManifests } from "../program/manifests";
import { edited, type ObjectEdit, UneditableError, type Written } from "../yaml/edit";

/** A file of manifests after its repairs. */
export interface FileRepair {
  readonly file: string;
  readonly after: string;
  /** A unified diff; empty where nothing changes. */
  readonly patch: string;
  /** How many objects were repaired. */
  readonly objects: number;
  /** What could be repaired but not in place: one line each. */
  readonly left: readonly string[];
}

/** Repairs the manifests of a file by policies, in place. Throws InputError for what is no manifest. */
export function repairedFile(
  text: string,
  file: string,
  origin: Origin,
  policies: readonly ObjectPolicy[],
  exemptions: Exemptions,
): FileRepair {
  const { resources } = readManifests(text, file, origin);
  let after = text;
  let objects = 0;
  const left: string[] = [];
  resources.forEach((resource, object) => {
    const { changes, properties } = repairedBy(policies, resource.declaration, exemptions);
    if (changes.length === 0) return;
    // A repair writes plain data, and a manifest has nothing unknown.
    const edits = changes.map(({ steps, value }) => ({ object, steps, value: value as Written | undefined }));
    const wanted = resources.map((_, index) =>
      index === object ? properties : propertiesIn(after, file, index),
    );
    const next = attempt(after, edits, (candidate) => holds(candidate, file, wanted));
    if (typeof next === "string") {
      after = next;
      objects += 1;
    } else left.push(`${place(resource, file)}: ${next.message}`);
  });
  const patch =
    objects === 0
      ? ""
      : createTwoFilesPatch(file, file, text, after, undefined, undefined, {
          headerOptions: FILE_HEADERS_ONLY,
        });
  return { file, after, patch, objects, left };
}

/** The text with edits, where reading it gives what was wanted: a repair that went wrong is none. */
function attempt(
  text: string,
  edits: readonly ObjectEdit[],
  isRight: (candidate: string) => boolean,
): string | UneditableError {
  try {
    const candidate = edited(text, edits);
    return isRight(candidate)
      ? candidate
      : new UneditableError("it cannot be changed here without changing more");
  } catch (error) {
    if (error instanceof UneditableError) return error;
    throw error;
  }
}

function holds(text: string, file: string, wanted: readonly unknown[]): boolean {
  try {
    const { resources } = readManifests(text, file);
    return isDeepStrictEqual(
      resources.map(({ declaration }) => declaration.properties),
      wanted,
    );
  } catch {
    return false;
  }
}

function propertiesIn(text: string, file: string, index: number): unknown {
  return readManifests(text, file).resources[index]?.declaration.properties;
}

function place({ declaration: { source } }: ProgramResource, file: string): string {
  return `${file}:${source?.line ?? 1}`;
}
