import type { Command } from "commander";
import pc from "picocolors";
import type { Policy } from "../lib/policy/define";
import { BOUNDARIES, OPEN_ROWS, THREATS } from "../lib/policy/threat-model";
import { policies } from "../policies";
import { UsageError } from "./failure";

const ROWS: Readonly<Record<string, { readonly title: string; readonly summary: string }>> = {
  ...BOUNDARIES,
  ...THREATS,
};

/** Adds `ktm explain`: a policy or a row of the threat model in words. */
export function addExplain(program: Command): void {
  program
    .command("explain <name>")
    .description("explain a policy, a threat row (E2) or a trust boundary (B5)")
    .action((name: string) => {
      process.stdout.write(`${explanationOf(name).join("\n")}\n`);
    });
}

function explanationOf(name: string): string[] {
  const policy = policies.find(({ id }) => id === name);
  if (policy !== undefined) return ofPolicy(policy);
  const row = ROWS[name];
  if (row !== undefined) return ofRow(name, row);
  throw new UsageError(
    `"${name}" is no policy and no row of the threat model; \`ktm list\` names the policies`,
  );
}

function ofPolicy(policy: Policy): string[] {
  const { id, title, category, severity, enforcement, profile, why, fix, threats, boundaries, references } =
    policy;
  const options = Object.entries(policy.options).map(
    ([name, option]) => `  ${name}: ${option.description} Default: ${JSON.stringify(option.default)}.`,
  );
  return [
    `${pc.bold(id)}: ${title}`,
    `${category}, severity ${severity}, ${enforcement}, from profile ${profile} on`,
    "",
    why,
    `Fix: ${fix}`,
    ...(options.length === 0 ? [] : ["", "Options:", ...options]),
    "",
    ...[...threats, ...boundaries].map((row) => `${row}: ${ROWS[row]?.title}`),
    `References: ${references.join(", ")}`,
  ];
}

function ofRow(
  id: string,
  { title, summary }: { readonly title: string; readonly summary: string },
): string[] {
  const serving = policies.filter(({ threats, boundaries }) =>
    [...threats, ...boundaries].some((row) => row === id),
  );
  const open = OPEN_ROWS[id as keyof typeof OPEN_ROWS];
  return [
    `${pc.bold(id)}: ${title}`,
    summary,
    "",
    ...serving.map((policy) => `  ${policy.id}: ${policy.title}`),
    ...(open === undefined ? [] : [open]),
  ];
}
