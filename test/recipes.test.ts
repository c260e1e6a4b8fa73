import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { objectsOf } from "../lib/model/declared-resource";
import { isStackPolicy } from "../lib/policy/define";
import { evaluate } from "../lib/policy/evaluate";
import { policies } from "../policies";
import { pod } from "./support/builders";
import { declarationOf } from "./support/declared";

const FOLDER = join(__dirname, "..", "docs", "recipes");
const recipes = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), "utf8")] as const);

/** All values of a key, wherever it stands in a document. */
function valuesOf(document: unknown, key: string): unknown[] {
  if (typeof document !== "object" || document === null) return [];
  return Object.entries(document).flatMap(([name, value]) => (name === key ? [value] : valuesOf(value, key)));
}

/** What the pack itself says of a container with this image. */
function findingsOn(image: unknown): string[] {
  const objects = objectsOf(declarationOf(pod({ "containers[0].image": String(image) })));
  return ["no-floating-image-tags", "require-image-digests"].flatMap((id) => {
    const policy = policies.find((each) => each.id === id);
    if (policy === undefined || isStackPolicy(policy)) throw new Error(`no policy ${id} on objects`);
    return objects.flatMap((object) => evaluate(policy, object).findings).map(({ message }) => message);
  });
}

describe.each(recipes)("the recipe %s follows the policies of the pack", (_name, text) => {
  const document: unknown = parse(text);

  test("runs images and actions that nobody can exchange", () => {
    expect(valuesOf(document, "image").flatMap(findingsOn)).toEqual([]);
    for (const action of valuesOf(document, "uses")) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
    expect(text.match(/uses: .*(?<!# v\d+\.\d+\.\d+)$/gm)).toBeNull();
  });

  test("holds no credential, and gives a job what it needs alone", () => {
    expect(text).not.toMatch(/secrets\.(?!GITHUB_TOKEN)/);
    if (valuesOf(document, "jobs").length > 0) {
      expect((document as { permissions: unknown }).permissions).toEqual({});
      const checkouts = text.split("\n      - ").filter((step) => step.includes("actions/checkout@"));
      for (const step of checkouts) expect(step).toContain("persist-credentials: false");
    }
  });
});

test("an image by its tag alone would be found", () => {
  expect(findingsOn("node:22").length).toBeGreaterThan(0);
});
