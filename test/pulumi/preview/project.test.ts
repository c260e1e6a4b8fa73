import { rmSync } from "node:fs";
import { readProject } from "../../../lib/pulumi/preview/project";
import type { StackOptions } from "../../../lib/pulumi/preview/stack-config";
import type { Files } from "./programs";
import { folderIn, scratchFolder } from "./scratch";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const PROJECT = { "Pulumi.yaml": "name: shop\nruntime: nodejs\n" };
const TWO_STACKS = {
  ...PROJECT,
  "Pulumi.dev.yaml": "config: {shop:host: 'no'}\n",
  "Pulumi.prod.yaml": "config: {shop:host: 'yes'}\n",
};

let scratch: string;
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const read = (files: Files, options: StackOptions = {}) => readProject(folderIn(scratch, files), options);

describe("the stack", () => {
  test("is the only one that has a file, or dev where none has", () => {
    expect(read(PROJECT).stack).toBe("dev");
    expect(read({ ...PROJECT, "Pulumi.prod.yaml": "" }).stack).toBe("prod");
  });

  test("must be chosen where several have files", () => {
    expect(() => read(TWO_STACKS)).toThrow(
      /^[^\n]+: no stack is chosen, and there are 2: dev, prod; choose one with --stack NAME$/,
    );
    expect(read(TWO_STACKS, { stack: "prod" }).config).toEqual({ "shop:host": "yes" });
  });

  test("may be named with its organization and project", () => {
    expect(read(TWO_STACKS, { stack: "acme/shop/prod" })).toMatchObject({
      stack: "prod",
      organization: "acme",
      config: { "shop:host": "yes" },
    });
  });

  test("must have a file where others have one: it may be misspelt", () => {
    expect(() => read(TWO_STACKS, { stack: "prdo" })).toThrow(
      /Pulumi\.prdo\.yaml: no such file, so stack prdo has no configuration; there is some of dev, prod\./,
    );
    expect(read(PROJECT, { stack: "prod" })).toMatchObject({ stack: "prod", config: {} });
  });
});

describe("the configuration", () => {
  test("comes from the folder that the project names, under its old name too", () => {
    for (const name of ["stackConfigDir", "config"]) {
      const files = {
        "Pulumi.yaml": `name: shop\nruntime: nodejs\n${name}: stacks\n`,
        "stacks/Pulumi.prod.yaml": "config: {shop:host: 'yes'}\n",
      };
      expect(read(files)).toMatchObject({ stack: "prod", config: { "shop:host": "yes" } });
    }
  });

  test("comes from the file that is named, and single values go over it", () => {
    const folder = folderIn(scratch, {
      ...TWO_STACKS,
      "other.yaml": "config: {shop:host: maybe, shop:a: 1}\n",
    });
    const options = { configFile: `${folder}/other.yaml`, stack: "prod" };
    expect(readProject(folder, options).config).toEqual({ "shop:host": "maybe", "shop:a": "1" });
    expect(readProject(folder, { ...options, values: ["host=x=y", "aws:region=eu"] }).config).toEqual({
      "shop:host": "x=y",
      "shop:a": "1",
      "aws:region": "eu",
    });
  });

  test("names the stack by its file, and is never that of policies", () => {
    const folder = folderIn(scratch, {
      ...TWO_STACKS,
      "ci.yaml": "config: {}\n",
      "policies.json": '{"all": "advisory"}',
    });
    const withFile = (configFile: string) => readProject(folder, { configFile: `${folder}/${configFile}` });
    expect(withFile("Pulumi.prod.yaml").stack).toBe("prod");
    expect(() => withFile("ci.yaml")).toThrow("no stack is chosen");
    const ofPolicies = { configFile: `${folder}/policies.json`, stack: "prod" };
    expect(() => readProject(folder, ofPolicies)).toThrow(
      /policies\.json: this is no configuration of a stack; .+ --config$/,
    );
  });

  test("has unknowns where values are encrypted, and what is set instead replaces them", () => {
    const files = {
      ...PROJECT,
      "Pulumi.dev.yaml": "config:\n  shop:a: {secure: v1}\n  shop:b: [{secure: v1}, 2]\n",
    };
    expect(read(files)).toMatchObject({
      config: {},
      encrypted: { "shop:a": UNKNOWN, "shop:b": `["${UNKNOWN}",2]` },
    });
    expect(read(files, { values: ["a=1"] })).toMatchObject({
      config: { "shop:a": "1" },
      encrypted: { "shop:b": expect.any(String) },
    });
  });

  test("names environments that are not read", () => {
    const environmentsOf = (environment: string) =>
      read({ ...PROJECT, "Pulumi.dev.yaml": `environment: ${environment}\n` }).environments;
    expect(environmentsOf("[shop/dev, {shop/base: {merge: false}}]")).toEqual(["shop/dev", "shop/base"]);
    expect(environmentsOf("{imports: [shop/dev]}")).toEqual(["shop/dev"]);
    expect(environmentsOf("{values: {a: 1}}")).toEqual(["of the stack itself"]);
    expect(read(PROJECT).environments).toEqual([]);
  });
});

describe("the project", () => {
  test.each([
    ["Pulumi.yml", "name: shop\nruntime: {name: bun}\n", "Pulumi.prod.yml"],
    ["Pulumi.json", '{"name": "shop", "runtime": "bun"}', "Pulumi.prod.json"],
  ])("may be in %s", (name, text, ofStack) => {
    expect(read({ [name]: text, [ofStack]: "{}" })).toMatchObject({
      name: "shop",
      runtime: "bun",
      stack: "prod",
    });
  });

  test("gives Node its arguments", () => {
    const options = `{nodeargs: "--max-old-space-size=4096 --title='two words'"}`;
    const files = { "Pulumi.yaml": `name: shop\nruntime: {name: nodejs, options: ${options}}\n` };
    expect(read(files).nodeArguments).toEqual(["--max-old-space-size=4096", "--title=two words"]);
  });
});
