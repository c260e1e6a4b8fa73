import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithEngine } from "./support/describe";
import { inStack } from "./support/engine";
import { packTarball } from "./support/tarball";

const cache = join(__dirname, "..", "..", ".cache");
let folder: string;

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "faults-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: faults\nruntime: nodejs\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (program: string) => {
  const head =
    'import * as kubernetes from "@pulumi/kubernetes";\nimport * as pulumi from "@pulumi/pulumi";\n';
  writeFileSync(join(folder, "index.ts"), `${head}${program}`);
};

/** Two Pods that share the processes of their node, one of them with values that are secret. */
const weak = (image = "web:1") => `
const pod = (name: string, env: pulumi.Input<object>[]) => new kubernetes.core.v1.Pod(name, {
  metadata: { name },
  spec: { hostPID: true, containers: [{ name, image: "registry.example.com/${image}", env: env as any }] },
});
export const first = pod("first", [{ name: "KEY", value: pulumi.secret("swordfish-1") }]);
export const second = pod("second", []);
`;
const advisory = { all: "disabled", "no-host-namespaces": "advisory" };
const FOUND = /Pod "(first|second)" must not set spec\.hostPID=true/g;
const foundIn = ({ output }: { output: string }) =>
  [...new Set([...output.matchAll(FOUND)].map(([, name]) => name))].sort();

describeWithEngine("the engine", () => {
  test("with an empty stack has nothing to say, in every operation", async () => {
    write("");
    await inStack({ program: folder, pack: packTarball() }, async (pulumi) => {
      for (const args of [["preview"], ["up", "--yes", "--skip-preview"], ["refresh", "--yes"]]) {
        const { exitCode, output } = await pulumi(args, args[0] === "refresh" ? {} : { withPack: true });
        expect({ exitCode, output }).toMatchObject({
          exitCode: 0,
          output: expect.not.stringMatching(/mandatory|could not/),
        });
      }
    });
  });

  test("that is told its targets, replaces or destroys by the program judges what it is told of", async () => {
    await inStack({ program: folder, pack: packTarball(), config: advisory }, async (pulumi) => {
      write(weak());
      const created = await pulumi(["up", "--yes", "--skip-preview"], { withPack: true });
      expect({ exitCode: created.exitCode, found: foundIn(created) }).toEqual({
        exitCode: 0,
        found: ["first", "second"],
      });
      write(weak("web:2"));
      const targeted = await pulumi(["preview", "--target", "**first"], { withPack: true });
      expect(targeted.exitCode).toBe(0);
      expect(foundIn(targeted)).toContain("first");
      const replaced = await pulumi(["up", "--yes", "--skip-preview", "--replace", "**second"], {
        withPack: true,
      });
      expect({ exitCode: replaced.exitCode, found: foundIn(replaced) }).toEqual({
        exitCode: 0,
        found: ["first", "second"],
      });
      for (const args of [
        ["refresh", "--yes", "--run-program"],
        ["destroy", "--yes", "--run-program"],
      ]) {
        const { exitCode, output } = await pulumi(args);
        expect({ args, exitCode, output }).toMatchObject({ exitCode: 0 });
      }
    });
  });

  test("keeps in its state what was secret, after a repair that met unknowns", async () => {
    const config = { all: "disabled", "no-host-namespaces": "remediate" };
    await inStack({ program: folder, pack: packTarball(), config }, async (pulumi) => {
      write(`${weak()}
export const third = new kubernetes.core.v1.Pod("third", { metadata: { name: "third" }, spec: { hostPID: true, hostname: second.id, containers: [] } });
`);
      const created = await pulumi(["up", "--yes", "--skip-preview"], { withPack: true });
      expect({ exitCode: created.exitCode, output: created.output }).toMatchObject({ exitCode: 0 });
      const { output } = await pulumi(["stack", "export"]);
      expect(output).not.toMatch(/swordfish|"hostPID": true/);
      expect(output.match(/"ciphertext"/g)?.length).toBeGreaterThan(0);
      const { output: shown } = await pulumi(["stack", "export", "--show-secrets"]);
      expect(shown).toContain("swordfish-1");
    });
  });

  test("whose analyzer is killed in the middle ends with an error, and does not wait", async () => {
    const pack = mkdtempSync(join(folder, "pack-"));
    writeFileSync(join(pack, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(join(pack, "package.json"), '{"name": "killed", "version": "1.0.0", "main": "index.js"}');
    const killed = `{ ...policies.find(({ scope }) => scope === "pod"), id: "no-life", profile: "baseline", check: () => process.kill(process.pid, "SIGKILL") }`;
    const library = JSON.stringify(join(packTarball(), "library"));
    writeFileSync(
      join(pack, "index.js"),
      `const { definePack, policies } = require(${library});\ndefinePack({ name: "killed", policies: [${killed}] });\n`,
    );
    write(weak());
    await inStack({ program: folder, pack }, async (pulumi) => {
      const { exitCode, output } = await pulumi(["preview"], { withPack: true });
      expect(exitCode).not.toBe(0);
      expect(output).toMatch(/analyzer|policy pack|connection|Unavailable|EOF/i);
      expect(output).not.toContain("swordfish");
    });
  });
});
