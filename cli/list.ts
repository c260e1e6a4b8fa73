import { type Command, Option } from "commander";
import pc from "picocolors";
import { CATEGORIES, isStackPolicy, type Policy } from "../lib/policy/define";
import { RENAMED } from "../lib/policy/successors";
import { pack } from "./pack";

/** Adds `ktm list`: every policy with its metadata. */
export function addList(program: Command): void {
  program
    .command("list")
    .description("list the policies with all their metadata")
    .addOption(new Option("--format <format>", "how to list").choices(["text", "json"]).default("text"))
    .option("--renamed", "list the ids that policies had before, with those of today")
    .action(({ format, renamed }: { format: string; renamed?: true }) => {
      if (renamed) return void process.stdout.write(renamedIds(format));
      process.stdout.write(
        format === "json" ? `${JSON.stringify(pack().policies.map(metadataOf), null, 2)}\n` : asText(),
      );
    });
}

/** The retired ids with those of today. */
function renamedIds(format: string): string {
  if (format === "json") return `${JSON.stringify(Object.fromEntries(RENAMED), null, 2)}\n`;
  const width = Math.max(...RENAMED.map(([id]) => id.length));
  return RENAMED.map(([id, today]) => `${id.padEnd(width)}  ${today.join(", ")}\n`).join("");
}

/** What a policy states of itself, without its code. */
function metadataOf(policy: Policy): Record<string, unknown> {
  const data = Object.entries(policy).filter(([, value]) => typeof value !== "function");
  return {
    ...Object.fromEntries(data),
    remediation: !isStackPolicy(policy) && policy.remediation !== undefined,
  };
}

function asText(): string {
  const { policies } = pack();
  const width = Math.max(...policies.map(({ id }) => id.length));
  const sections = CATEGORIES.map((category) => {
    const rows = policies
      .filter((policy) => policy.category === category)
      .map(
        ({ id, severity, enforcement, title }) =>
          `  ${id.padEnd(width)}  ${severity.padEnd(8)}  ${enforcement.padEnd(9)}  ${title}`,
      );
    return [pc.bold(category), ...rows].join("\n");
  });
  return `${sections.join("\n\n")}\n`;
}
