import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf } from "../../lib/explanation/references";
import { manifest } from "../../lib/pulumi/manifest";
import { servedMetadata } from "../../lib/pulumi/served-metadata";
import { policies } from "../../policies";

const privileged = policies.find(({ id }) => id === "no-privileged-containers");
if (privileged === undefined) throw new Error("no-privileged-containers is gone");

test("each policy is served with an address, a description beyond its title, and sentences of the threat model", () => {
  for (const policy of policies) {
    const { url, description, framework } = servedMetadata(policy);
    expect(`${policy.id} ${url}`).toMatch(/ https:\/\/[^\s]+$/);
    expect(description).toBe(`${policy.title}. ${policy.why}`);
    expect(framework?.specification).toMatch(/^.+: .+\.$/);
  }
});

test("what is served is no longer than what is stated: names, tags and texts of a catalogue", () => {
  for (const policy of policies) {
    const { name, displayName = "", description, tags = [] } = servedMetadata(policy);
    expect(name).toMatch(/^[a-z0-9-]{1,100}$/);
    expect(`${policy.id} ${displayName.length <= 100}`).toBe(`${policy.id} true`);
    expect(`${policy.id} ${description.length <= 500}`).toBe(`${policy.id} true`);
    expect(tags.filter((tag) => tag.length > 50 || tag.includes("://"))).toEqual([]);
  }
});

test("with a homepage in package.json, a policy's address is its page there", () => {
  const { url } = servedMetadata(privileged, "https://docs.example.com/pack/");
  expect(url).toBe("https://docs.example.com/pack/policies/no-privileged-containers");
});

test("of references, the page on the one point wins over a standard, and a standard over the home of a list", () => {
  const page = "url:https://kubernetes.io/docs/concepts/security/";
  expect(addressOf(["cis:5.2.2", "mitre:T1611", page])).toBe("https://kubernetes.io/docs/concepts/security/");
  expect(addressOf(["cis:5.2.2", "mitre:T1611"])).toBe("https://attack.mitre.org/techniques/T1611/");
  expect(addressOf(["ms:MS-TA9015", "cis:5.2.2"])).toBe("https://www.cisecurity.org/benchmark/kubernetes");
  expect(addressOf(["ms:MS-TA9015"])).toBeUndefined();
});

test("package.json and PulumiPolicy.yaml describe the pack in the same words", () => {
  const file = readFileSync(join(__dirname, "..", "..", "PulumiPolicy.yaml"), "utf8");
  expect(file).toContain(`\ndescription: ${manifest().description}\n`);
});
