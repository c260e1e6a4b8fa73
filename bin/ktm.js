#!/usr/bin/env node
// The command of a clone: runs the compiled CLI, and compiles it first where no build is there yet.
const { execFileSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const compiled = join(root, "dist", "cli", "main.js");
if (!existsSync(compiled)) {
  execFileSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: ["ignore", 2, 2] });
}
require(compiled);
