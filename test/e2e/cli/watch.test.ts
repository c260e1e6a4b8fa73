import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtCommand } from "../../support/built-command";

// Inside the repository, so that the program finds its packages.
const cache = join(__dirname, "..", "..", "..", ".cache");
let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "watch-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: watched\nruntime: nodejs\n");
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const program = (hostNetwork: boolean) => `
import * as kubernetes from "@pulumi/kubernetes";
new kubernetes.core.v1.Pod("web", {
  metadata: { name: "web", namespace: "shop" },
  spec: { hostNetwork: ${hostNetwork}, containers: [] },
});
`;

test("preview --watch runs again after a change, goes on after a broken program, and ends at SIGINT", async () => {
  const write = (text: string) => writeFileSync(join(folder, "index.ts"), text);
  write(program(true));
  const started = spawn(process.execPath, [
    builtCommand(),
    "preview",
    folder,
    "--watch",
    "--select",
    "no-host-namespaces",
  ]);
  child = started;
  let output = "";
  for (const stream of [started.stdout, started.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  const said = async (text: string) => {
    while (!output.includes(text) || !output.includes("Waiting for changes"))
      await new Promise((next) => setTimeout(next, 100));
    const all = output;
    output = "";
    return all;
  };

  expect(await said("no-host-namespaces")).toContain("hostNetwork");
  write(program(false));
  expect(await said("No violations")).not.toContain("no-host-namespaces");
  write("throw new Error('half typed');");
  expect(await said("half typed")).toContain("ktm: ");
  write(program(true));
  await said("no-host-namespaces");
  const ended = new Promise((resolve) => started.on("close", resolve));
  started.kill("SIGINT");
  expect(await ended).toBe(0);
}, 120_000);
