import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policies } from "../../policies";
import { describeWithEngine } from "./support/describe";
import { previewWithEngine, publishWithEngine } from "./support/engine";
import { type Publication, type Service, startService } from "./support/service";
import { installAsPulumiDoes, packTarball } from "./support/tarball";

const root = join(__dirname, "..", "..");

describeWithEngine("pulumi policy publish", () => {
  let service: Service;
  let output: string;
  let publication: Publication;

  beforeAll(async () => {
    service = await startService();
    const outcome = await publishWithEngine(packTarball(), service.url);
    output = outcome.output;
    if (service.received.publication === undefined) throw new Error(output);
    publication = service.received.publication;
  });
  afterAll(() => service.stop());

  const withoutNotices = () => publication.policies.filter(({ tags }) => !tags?.includes("notice"));

  test("brings the pack to the service, with what a catalogue shows of it", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, string>;
    expect(service.received.isComplete).toBe(true);
    expect(publication).toMatchObject({
      name: manifest["name"],
      versionTag: manifest["version"],
      description: manifest["description"],
      displayName: "Kubernetes threat model",
      readme: readFileSync(join(root, "dist", "README.md"), "utf8"),
      provider: "kubernetes",
      tags: expect.arrayContaining(["kubernetes", "security"]),
    });
  });

  test("names each policy with an address, what it checks and why, and the rows that it serves", () => {
    const known = new Map(policies.map((policy) => [policy.id, policy]));
    const published = withoutNotices();
    expect(published.map(({ name }) => name)).toEqual(expect.arrayContaining([...known.keys()]));
    for (const policy of published) {
      const { title = "", why = "", threats = [] } = known.get(policy.name) ?? {};
      expect(policy.url).toMatch(/^https:\/\/[^\s]+$/);
      expect(policy.description).toContain(`${title}`);
      expect(policy.description).toContain(why);
      expect(policy.framework?.specification).toMatch(/: .+\.$/);
      expect(policy.framework?.reference).toContain(threats.join(", "));
    }
  });

  test("stays in the limits of names and versions, and keeps addresses out of tags", () => {
    const names = publication.policies.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of [publication.name, publication.versionTag, ...names])
      expect(name).toMatch(/^[a-zA-Z0-9-_.]{1,100}$/);
    for (const { tags = [], displayName } of publication.policies) {
      expect(displayName.length).toBeLessThanOrEqual(100);
      expect(tags.filter((tag) => tag.length > 50 || tag.includes("://"))).toEqual([]);
      expect(new Set(tags).size).toBe(tags.length);
    }
  });

  test("uploads a package that installs as Pulumi's client does it, runs, and prints one title a finding", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ktm-published-"));
    try {
      writeFileSync(join(folder, "pack.tgz"), service.received.tarball ?? "");
      execFileSync("tar", ["-xzf", "pack.tgz"], { cwd: folder });
      const pack = join(folder, "package");
      expect(readdirSync(pack)).toContain("npm-shrinkwrap.json");
      installAsPulumiDoes(pack);
      const installed = installedIn(pack);
      expect(installed).toEqual(expect.arrayContaining(["@pulumi/policy", "@pulumi/pulumi"]));
      for (const name of ["@pulumi/kubernetes", "typescript", "jest"]) expect(installed).not.toContain(name);

      const { violations } = await previewWithEngine({
        program: join(root, "examples", "guestbook-vulnerable"),
        pack,
      });
      const ofPolicies = violations.filter(({ policy }) => policies.some(({ id }) => id === policy));
      expect(ofPolicies.length).toBeGreaterThan(10);
      for (const { policy, message } of ofPolicies) {
        const { title = "", why = "" } = policies.find(({ id }) => id === policy) ?? {};
        expect(message.split("\n")[0]).toBe(title);
        expect(message).not.toContain(`${title}. ${why}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test("the manifest of the package has no lifecycle script and no development dependency", () => {
  const manifest = JSON.parse(readFileSync(join(packTarball(), "package.json"), "utf8")) as object;
  expect(Object.keys(manifest)).not.toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^(scripts|devDependencies|optionalDependencies|peerDependencies)$/),
    ]),
  );
  const lock = JSON.parse(readFileSync(join(packTarball(), "npm-shrinkwrap.json"), "utf8")) as {
    packages: Record<string, { version: string; dev?: boolean; integrity?: string }>;
  };
  const { "": itself, ...others } = lock.packages;
  expect(itself).toMatchObject(pick(manifest, ["name", "version", "dependencies"]));
  const isLoose = ({ version, dev, integrity }: (typeof others)[string]) =>
    dev === true || integrity === undefined || !/^\d+\.\d+\.\d+/.test(version);
  expect(Object.entries(others).filter(([, entry]) => isLoose(entry))).toEqual([]);
});

function pick(object: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));
}

/** The packages at the top of a folder's node_modules. */
function installedIn(folder: string): string[] {
  const modules = join(folder, "node_modules");
  if (!existsSync(modules)) return [];
  return readdirSync(modules).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(modules, name)).map((part) => `${name}/${part}`) : [name],
  );
}
