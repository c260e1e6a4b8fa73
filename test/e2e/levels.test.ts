import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithEngine } from "./support/describe";
import { previewWithEngine } from "./support/engine";
import { packTarball } from "./support/tarball";

const cache = join(__dirname, "..", "..", ".cache");
let folder: string;

/** A program with a Pod that shares the host's processes, and whose containers are one secret. */
const program = `
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
new kubernetes.core.v1.Pod("web", {
  metadata: { name: "web", namespace: "shop" },
  spec: {
    hostPID: true,
    containers: pulumi.secret([{ name: "web", image: "registry.example.com/web:1", securityContext: { runAsNonRoot: false } }]),
  },
});
`;

/** The pack with one policy more, which always fails. */
const brokenPack = (pack: string) => `
const { definePack, policies } = require("${pack}/library");
const fail = () => { throw new Error("a bug"); };
const broken = { ...policies.find(({ scope }) => scope === "pod"), id: "no-working-policy", profile: "baseline", check: fail };
definePack({ name: "broken", policies: [broken, ...policies] });
`;

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "levels-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: levels\nruntime: nodejs\n");
  writeFileSync(join(folder, "index.ts"), program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const only = (entry: unknown) => ({ all: "disabled", "no-host-namespaces": entry });

describeWithEngine("levels and configuration on the real engine", () => {
  test("mandatory stops the run and says what is wrong", async () => {
    const { exitCode, violations, stdout } = await previewWithEngine({
      program: folder,
      pack: packTarball(),
      config: only("mandatory"),
    });
    expect(violations).toEqual([
      expect.objectContaining({ policy: "no-host-namespaces", level: "mandatory", severity: "high" }),
    ]);
    expect(stdout).toContain('Pod "shop/web" must not set spec.hostPID=true.');
    expect(stdout).toContain("Fix: ");
    expect(exitCode).toBe(1);
  });

  test("advisory says it and goes on", async () => {
    const { exitCode, violations } = await previewWithEngine({
      program: folder,
      pack: packTarball(),
      config: only("advisory"),
    });
    expect(violations).toEqual([
      expect.objectContaining({ policy: "no-host-namespaces", level: "advisory" }),
    ]);
    expect(exitCode).toBe(0);
  });

  test("disabled is silent", async () => {
    const { exitCode, violations } = await previewWithEngine({
      program: folder,
      pack: packTarball(),
      config: only("disabled"),
    });
    expect({ exitCode, violations }).toEqual({ exitCode: 0, violations: [] });
  });

  test("remediate repairs in place, and what was secret stays secret", async () => {
    const config = {
      all: "disabled",
      "no-host-namespaces": "remediate",
      "require-run-as-non-root": "remediate",
    };
    const { exitCode, violations, remediations, stdout } = await previewWithEngine({
      program: folder,
      pack: packTarball(),
      config,
    });
    expect({ exitCode, violations }).toEqual({ exitCode: 0, violations: [] });
    expect(new Set(remediations.map(({ policy }) => policy))).toEqual(
      new Set(["no-host-namespaces", "require-run-as-non-root"]),
    );
    expect(stdout).not.toContain("registry.example.com/web:1");
  });

  test("an option of a policy comes from the file", async () => {
    const config = {
      all: "disabled",
      "no-floating-image-tags": { enforcementLevel: "advisory", floatingTags: ["1"] },
    };
    const { violations } = await previewWithEngine({ program: folder, pack: packTarball(), config });
    expect(violations.map(({ policy }) => policy)).toEqual(["no-floating-image-tags"]);
    expect(violations[0]?.message).not.toContain("registry.example.com");
  });

  test("a policy that fails becomes one advisory line, and the others decide", async () => {
    const broken = mkdtempSync(join(cache, "broken-"));
    try {
      writeFileSync(join(broken, "PulumiPolicy.yaml"), "runtime: nodejs\n");
      writeFileSync(
        join(broken, "package.json"),
        '{ "name": "broken", "version": "0.0.1", "main": "index.js" }',
      );
      writeFileSync(join(broken, "index.js"), brokenPack(packTarball()));
      const { violations } = await previewWithEngine({ program: folder, pack: broken });
      expect(violations).toContainEqual(expect.objectContaining({ policy: "no-host-namespaces" }));
      expect(violations).toContainEqual(
        expect.objectContaining({
          policy: "report-unjudged",
          level: "advisory",
          message: expect.stringContaining(
            'no-working-policy could not judge Pod "shop/web" and did not run: a bug',
          ),
        }),
      );
    } finally {
      rmSync(broken, { recursive: true, force: true });
    }
  });
});
