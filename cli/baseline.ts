import type { Command } from "commander";
import { type CheckOptions, check, withCheckOptions } from "./check";
import { programIn } from "./inputs";
import { withJudgeOptions } from "./options";
import { outputsOf } from "./outputs";
import { type RunOptions, runPreview, withPreviewOptions } from "./preview";

const FILE = "ktm-baseline.json";

/** Adds `ktm baseline`: writes down what is found today, so that later runs tell what is new. */
export function addBaseline(program: Command): void {
  const command = program
    .command("baseline [inputs...]")
    .description(
      `write what is found in a program, or in files, to ${FILE} or the file of --output; --baseline takes it`,
    );
  withCheckOptions(withPreviewOptions(withJudgeOptions(command))).action(baseline);
}

type Options = RunOptions & CheckOptions;

async function baseline(inputs: readonly string[], given: Options): Promise<void> {
  const options = asBaseline(given);
  const folder = programIn(inputs);
  await (folder === undefined
    ? check(inputs.length === 0 ? ["."] : inputs, options)
    : runPreview(folder, options));
  for (const { file } of outputsOf(options))
    if (file !== undefined) process.stdout.write(`${file}: written\n`);
}

/** JSON to a file, where the options do not say otherwise; and no failure for what is found. */
function asBaseline(options: Options): Options {
  const said = options.format ?? options.output ?? [];
  const format = said.some((each) => "format" in each) ? [] : [{ format: "json" as const }];
  const file = said.some((each) => "file" in each) ? [] : [{ file: FILE }];
  return { ...options, failOn: "never", format: [...format, ...said, ...file] };
}
