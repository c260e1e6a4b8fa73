import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The top of the repository that a folder is in; `undefined` where it is in none. */
export function repositoryOf(folder: string): string | undefined {
  const here = resolve(folder);
  if (existsSync(join(here, ".git"))) return here;
  const above = dirname(here);
  return above === here ? undefined : repositoryOf(above);
}

/** A folder from the top of its repository, else from where the command runs: where annotations look for files. */
export function folderInRepository(folder: string): string {
  const top = repositoryOf(folder) ?? process.cwd();
  return relative(top, resolve(folder)).split(sep).join("/");
}
