import type { Command } from "commander";
import { readConfig } from "./options";
import { pack } from "./pack";

/** Adds `ktm validate-config`: finds the misspelt names and wrong values that Pulumi accepts in silence. */
export function addValidateConfig(program: Command): void {
  program
    .command("validate-config <file>")
    .description("check a policy pack configuration: names, levels, options and their types")
    .action((file: string) => {
      const entries = Object.keys(readConfig(file));
      process.stdout.write(
        `${file}: ${entries.length} entries for ${pack().policies.length} policies, no mistakes\n`,
      );
    });
}
