import { dirname } from "node:path";
import { differing, generatedFiles, write } from "./generate/files";
import { loadEntries } from "./generate/load";

/** Writes the generated files of the repository, or with `--check` lists those that differ; returns the exit code. */
function main(root: string, args: readonly string[]): number {
  const files = generatedFiles(root, loadEntries(root));
  const paths = differing(root, files);
  if (!files.has("README.md"))
    console.log("README.md has no policies:start and policies:end markers: skipped.");
  if (args.includes("--check")) {
    for (const path of paths) console.error(`${path} is not as generated`);
    if (paths.length > 0) console.error("Run `npm run generate` and commit what it writes.");
    return paths.length > 0 ? 1 : 0;
  }
  for (const path of paths) {
    write(root, path, files.get(path));
    console.log(`${files.get(path) === undefined ? "removed" : "wrote"} ${path}`);
  }
  return 0;
}

try {
  process.exitCode = main(dirname(__dirname), process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
