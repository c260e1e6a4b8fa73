import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { ProgramState } from "../../../../lib/pulumi/preview/program-state";
import { readProject } from "../../../../lib/pulumi/preview/project";
import type { Registered } from "../../../../lib/pulumi/preview/resources";
import type { StackOptions } from "../../../../lib/pulumi/preview/stack-config";
import { runYamlProgram } from "../../../../lib/pulumi/preview/yaml-program";
import type { Files } from "../programs";
import { folderIn, scratchFolder } from "../scratch";

const HEAD = "name: shop\nruntime: yaml\n";

/** What a program came to. */
export interface Ran {
  readonly resources: readonly Registered[];
  readonly notices: readonly string[];
  readonly missing: readonly string[];
  named(name: string): Registered;
}

/** Runs a program by itself; it follows the name and the runtime in Pulumi.yaml. */
export async function runYaml(program: string, files: Files = {}, options: StackOptions = {}): Promise<Ran> {
  const folder = folderIn(scratchFolder(), { "Pulumi.yaml": HEAD + program, ...files });
  const project = readProject(folder, options);
  const [notices, missing]: string[][] = [[], []];
  const onNotice = (notice: string) => void notices?.push(notice);
  const state = new ProgramState(project, { onRegistered: async ({ properties }) => properties, onNotice });
  const onMissing = options.unknownConfig ? (key: string) => void missing?.push(key) : undefined;
  try {
    await runYamlProgram(project, state, { onNotice, onMissing });
  } finally {
    rmSync(dirname(folder), { recursive: true, force: true });
  }
  const named = (name: string) => {
    const found = state.resources.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  return { resources: state.resources, notices: notices ?? [], missing: missing ?? [], named };
}
