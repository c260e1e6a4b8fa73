// Bundles the pack, `ktm` and the library into one file, so that starting them reads one file and not hundreds.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { build } from "esbuild";

/** What a process has once, and shares with the programs and packs in it. */
const EXTERNAL = ["@pulumi/*", "@grpc/*", "google-protobuf"];
const SHARED = {
  bundle: true,
  platform: "node",
  target: "node20",
  charset: "ascii",
  minifyWhitespace: true,
  logLevel: "warning",
};

/** Each part is run when it is asked for. */
const PARTS = `
exports.pack = () => require("./index");
exports.ktm = () => require("./cli/main");
exports.library = () => require("./library");
exports.testing = () => require("./testing");
`;
/** The files that Node loads, by name. Jest has globals of its own, so what runs in it is loaded by \`require\`. */
const ENTRIES = {
  "index.js": 'require("./start").startPack();',
  "cli/main.js": '#!/usr/bin/env node\nrequire("../start").startKtm();',
  "library.js": 'module.exports = require("./bundle").library();',
  "testing.js": 'module.exports = require("./bundle").testing();',
};

/** Writes the bundle of a checkout into a folder, with its source map and the licences of all that is in it. */
export async function bundle(root, folder) {
  const { metafile } = await build({
    ...SHARED,
    stdin: { contents: PARTS, resolveDir: root, sourcefile: "bundle.js" },
    outfile: join(folder, "bundle.js"),
    external: EXTERNAL,
    sourcemap: true,
    metafile: true,
  });
  for (const [from, to] of [
    ["lib/start/index.ts", "start.js"],
    ["exempt.ts", "exempt.js"],
  ])
    await build({ ...SHARED, entryPoints: [join(root, from)], outfile: join(folder, to) });
  for (const [name, text] of Object.entries(ENTRIES)) writeFileSync(join(folder, name), `${text}\n`);
  const packages = packagesIn(Object.keys(metafile.inputs));
  writeFileSync(
    join(folder, "LICENSES"),
    packages.map((name) => licenseOf(join(root, "node_modules", name))).join("\n\n"),
  );
  return packages;
}

function packagesIn(files) {
  const names = files.flatMap(
    (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file.split(sep).join("/"))?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} has no licence to ship with it`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
