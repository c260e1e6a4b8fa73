#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { addBaseline } from "./baseline";
import { addCheck } from "./check";
import { addExplain } from "./explain";
import { messageOfError } from "./failure";
import { addFix } from "./fix";
import { addGraph } from "./graph";
import { addList } from "./list";
import { usePack } from "./pack";
import { addPreview } from "./preview";
import { addReport } from "./report";
import { addValidateConfig } from "./validate-config";
import { packVersion } from "./version";

/** Exit code for input or usage that cannot be worked with. */
const BAD_INPUT = 2;

const packOption = new Option(
  "--pack <dir>",
  "judge by a pack of your own, composed with the library, in place of this one",
);

async function main(): Promise<void> {
  const { pack } = new Command()
    .addOption(packOption)
    .helpOption(false)
    .exitOverride()
    .allowUnknownOption()
    .allowExcessArguments()
    .parse()
    .opts<{ readonly pack?: string }>();
  // What may be selected and explained depends on it.
  if (pack !== undefined) usePack(pack);
  const program = new Command("ktm")
    .description("Checks Kubernetes resources against the Kubernetes threat model before they are deployed.")
    .version(packVersion())
    .addOption(packOption)
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError("(ktm --help lists commands and options)")
    .exitOverride();
  for (const add of [
    addPreview,
    addCheck,
    addFix,
    addBaseline,
    addGraph,
    addReport,
    addList,
    addExplain,
    addValidateConfig,
  ])
    add(program);
  await program.parseAsync();
}

// Whoever reads our output may have seen enough, as `head` has.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

main().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
    return;
  }
  process.stderr.write(`ktm: ${messageOfError(error)}\n`);
  process.exitCode = BAD_INPUT;
});
