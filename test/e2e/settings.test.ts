import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithEngine } from "./support/describe";
import { previewWithEngine } from "./support/engine";
import { packTarball } from "./support/tarball";

const cache = join(__dirname, "..", "..", ".cache");
let folder: string;

const program = `
import * as kubernetes from "@pulumi/kubernetes";
const containers = [{ name: "web", image: "docker.io/shop/web:1" }];
new kubernetes.core.v1.Pod("web", { metadata: { name: "web", namespace: "shop" }, spec: { hostPID: true, containers } });
new kubernetes.core.v1.Pod("dns", { metadata: { name: "dns", namespace: "kube-dns" }, spec: { hostPID: true, containers } });
`;

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "settings-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: settings\nruntime: nodejs\n");
  writeFileSync(join(folder, "index.ts"), program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = {
  exemptNamespaces: ["kube-*"],
  trustedRegistries: ["registry.example.com"],
  profiles: [{ tag: "env", value: "prod", profile: "restricted" }],
};

async function levelsFor(tags: Record<string, string>) {
  const config = { settings, "no-host-namespaces": "advisory", "limit-image-registries": "advisory" };
  const { violations } = await previewWithEngine({ program: folder, pack: packTarball(), config, tags });
  const ofPods = violations.filter(({ urn }) => urn.includes("core/v1:Pod"));
  return new Set(ofPods.map(({ policy, level, urn }) => `${urn.split("::").at(-1)} ${policy} ${level}`));
}

describeWithEngine("settings of the pack on the real engine", () => {
  test("give options their defaults and exempt namespaces, in every stack", async () => {
    const levels = await levelsFor({});
    expect(levels).toContain("web no-host-namespaces advisory");
    expect(levels).toContain("web limit-image-registries advisory");
    expect([...levels].filter((line) => line.startsWith("dns"))).toEqual([]);
    expect(levels).not.toContain("web no-privilege-escalation-in-containers advisory");
  });

  test("give a stack the profile that its tags ask for, but for the levels that the configuration sets", async () => {
    const levels = await levelsFor({ env: "prod" });
    expect(levels).toContain("web no-host-namespaces advisory");
    expect(levels).toContain("web no-privilege-escalation-in-containers advisory");
  });
});
