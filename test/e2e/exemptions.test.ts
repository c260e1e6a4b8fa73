import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithEngine } from "./support/describe";
import { previewWithEngine } from "./support/engine";
import { packTarball } from "./support/tarball";

const cache = join(__dirname, "..", "..", ".cache");
let folder: string;

/** Two pods that share the host's processes; one of them says why. */
const program = `
import * as kubernetes from "@pulumi/kubernetes";
const pod = (name: string, annotations = {}) => new kubernetes.core.v1.Pod(name, {
  metadata: { name, namespace: "shop", annotations },
  spec: { hostPID: true, containers: [{ name: "web", image: "registry.example.com/web:1" }] },
});
pod("web");
pod("agent", { "kubernetes-threat-model/exempt.no-host-namespaces": "reads /proc; ticket=OPS-7" });
`;

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "exemptions-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: exemptions\nruntime: nodejs\n");
  writeFileSync(join(folder, "index.ts"), program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reported(config: object) {
  const { exitCode, violations } = await previewWithEngine({ program: folder, pack: packTarball(), config });
  const told = violations.map(({ policy, message }) => `${policy}: ${message.split("\n").at(1)}`);
  return { exitCode, told: told.sort() };
}

const off = { all: "disabled", "no-host-namespaces": "mandatory" } as const;
const accepted = {
  policies: ["no-host-namespaces"],
  target: { name: "web", namespace: "shop" },
  reason: "a debugger",
};

describeWithEngine("exemptions on the real engine", () => {
  test("of the configuration hold, though every other entry of it is off", async () => {
    const exemptions = [accepted, { ...accepted, target: { name: "agent" } }];
    expect(await reported({ ...off, settings: { exemptions } })).toEqual({ exitCode: 0, told: [] });
  });

  test("of annotations hold for advisory policies alone by default, and one line a stack says what is exempted", async () => {
    const config = { ...off, "no-invalid-exemptions": "advisory", "report-unjudged": "advisory" };
    const strict = await reported(config);
    expect(strict.exitCode).toBe(1);
    expect(strict.told).toEqual([
      expect.stringContaining('no-host-namespaces: Pod "shop/agent" must not set spec.hostPID=true'),
      expect.stringContaining('no-host-namespaces: Pod "shop/web" must not set spec.hostPID=true'),
      expect.stringContaining(
        'no-invalid-exemptions: Pod "shop/agent" has an exemption that must move to the configuration',
      ),
    ]);

    const mild = await reported({ ...config, "no-host-namespaces": "advisory" });
    expect(mild.told).toEqual([
      expect.stringContaining('no-host-namespaces: Pod "shop/web"'),
      'report-unjudged: 1 finding is exempted: no-host-namespaces in Pod "shop/agent": reads /proc (annotation, OPS-7).',
    ]);
  });

  test("that are misspelt, past or of no use are findings", async () => {
    const exemptions = [
      { ...accepted, policies: ["no-host-namespace"] },
      { ...accepted, expires: "2020-01-01" },
      { ...accepted, target: { name: "nobody" } },
    ];
    const { told } = await reported({
      all: "disabled",
      "no-host-namespaces": "advisory",
      "no-invalid-exemptions": "advisory",
      settings: { exemptions },
    });
    expect(told.filter((line) => line.startsWith("no-invalid-exemptions"))).toEqual([
      expect.stringContaining(
        'Exemption "1: no-host-namespace" must name policies, categories or threat rows that exist',
      ),
      expect.stringContaining(
        'Exemption "2: no-host-namespaces" must be renewed or removed: it ended on 2020-01-01',
      ),
      expect.stringContaining(
        'Exemption "3: no-host-namespaces" must be corrected or removed: its target matches nothing',
      ),
    ]);
  });
});
