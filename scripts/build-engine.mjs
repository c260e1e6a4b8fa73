// Prints the path of a `pulumi` command for the end-to-end tests: the one on PATH, else the one in the cache folder,
// which is built there once from its Go module. The cache folder is $KTM_CACHE or ~/.cache/kubernetes-threat-model.
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

// Named exactly: the Go proxy serves no list of versions for this module.
const version = "v3.259.0";
const module = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
// The Automation API and version ranges of packs refuse an engine without a version.
const versionFlag = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${version}`;
const cache = process.env.KTM_CACHE ?? join(homedir(), ".cache", "kubernetes-threat-model");

function onPath(command) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const candidates = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, command + suffix));
  return candidates.find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function build(target) {
  mkdirSync(cache, { recursive: true });
  const workshop = mkdtempSync(join(cache, "build-"));
  // execFileSync throws with what Go wrote when Go fails, so its long list of modules is shown only then.
  const options = { cwd: workshop, env: { ...process.env, GOFLAGS: "-mod=mod" }, stdio: "pipe" };
  const go = (...args) => execFileSync("go", args, options);
  try {
    go("mod", "init", "engine");
    go("get", `${module}@${version}`);
    go("build", "-ldflags", versionFlag, "-o", "pulumi", module);
    mkdirSync(join(target, ".."), { recursive: true });
    renameSync(join(workshop, "pulumi"), target);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function findOrBuild() {
  const installed = onPath("pulumi");
  if (installed) return installed;
  const target = join(cache, `engine-${version}`, "pulumi");
  if (existsSync(target)) return target;
  if (!onPath("go")) return undefined;
  console.error(`Building pulumi ${version} once (minutes on a cold Go cache) into ${target}`);
  build(target);
  return target;
}

const engine = findOrBuild();
if (!engine) {
  console.error("No Pulumi engine: neither `pulumi` nor `go` (1.26 or later, to build it) is on PATH.");
  process.exit(2);
}
console.log(engine);
