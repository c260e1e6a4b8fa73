import {
  type CredentialNames,
  credentialEntries,
  credentialIssue,
  credentialWords,
} from "../../lib/kubernetes/credential";
import { type DeclaredResource, objectsOf } from "../../lib/model/declared-resource";
import { issuesOf } from "../../lib/model/issue";
import { UNKNOWN, type Value, type ValueMap } from "../../lib/model/value";
import { evaluate } from "../../lib/policy/evaluate";
import { noPlainSecrets } from "../../policies/access-to-sensitive-data/no-plain-secrets";

const NAMES: CredentialNames = { credentialNames: [], allowedNames: [] };

/** A ConfigMap of a Pulumi program, with the paths that it marks as secret. */
function configMap(properties: ValueMap, secrets: readonly string[] = []): DeclaredResource {
  const type = "kubernetes:core/v1:ConfigMap";
  const [object] = objectsOf({
    urn: `urn:pulumi:dev::shop::${type}::web`,
    type,
    properties: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "web" }, ...properties },
    secrets,
  });
  if (object === undefined) throw new Error("no object");
  return object;
}

const entry = (key: string, value: Value, secrets?: readonly string[]) =>
  credentialIssue(
    key,
    configMap({ data: { [key]: value } }, secrets).at(`data.${key}`),
    NAMES,
    (kind) => kind,
  );

test("a value that is marked as secret is a credential under any name, known or not", () => {
  expect(entry("level", "info", ["data.level"])).toMatchObject({
    verdict: "violated",
    demand: "a value marked as secret",
  });
  expect(entry("level", UNKNOWN, ["data.level"])).toMatchObject({ verdict: "violated" });
});

test("the mark of a whole map says nothing of one value in it", () => {
  expect(entry("level", "info", ["data"])).toBeUndefined();
  expect(entry("level", "info", [""])).toBeUndefined();
  expect(entry("password", "hunter22", ["data"])).toMatchObject({
    verdict: "violated",
    demand: "a password",
  });
});

test("an unknown value is an open question under the name of a credential only", () => {
  expect(entry("password", UNKNOWN)).toMatchObject({ verdict: "undecided" });
  expect(entry("host", UNKNOWN)).toBeUndefined();
});

test("an unknown name is an open question for what may be a credential only", () => {
  const issue = (value: Value, names = NAMES) =>
    credentialIssue(UNKNOWN, configMap({ data: { a: value } }).at("data.a"), names, (kind) => kind)?.verdict;
  expect(issue("hunter22")).toBe("undecided");
  expect(issue("true")).toBeUndefined();
  expect(issue("postgres://shop:hunter22@db")).toBe("violated");
  expect(issue("postgres://shop:hunter22@db", { ...NAMES, allowedNames: ["DEMO_*"] })).toBe("undecided");
});

test("names that the organization takes out and adds count within texts too", () => {
  const text = configMap({ data: { "app.ini": "demo_password=hunter22\nshop_pin=4711-lima\n" } });
  const issues = (names: Partial<CredentialNames>) =>
    [...issuesOf(credentialEntries(text.at("data"), { ...NAMES, ...names }, (kind) => kind))].length;
  expect(issues({})).toBe(1);
  expect(issues({ allowedNames: ["DEMO_*"] })).toBe(0);
  expect(issues({ allowedNames: ["demo_*"], credentialNames: ["*_pin"] })).toBe(1);
});

test("base64 is read as what it stands for", () => {
  const data = configMap({
    binaryData: { password: Buffer.from("hunter22").toString("base64"), logo: "/9j/4AAQSkZJRgABAQ==" },
  });
  const issues = [...issuesOf(credentialEntries(data.at("binaryData"), NAMES, (kind) => kind, true))];
  expect(issues.map(({ field }) => field.path)).toEqual(["binaryData.password"]);
});

test.each<[string, Value[], string[]]>([
  ["the value after a flag", ["redis-server", "--requirepass", "hunter22"], ["args[2]"]],
  ["the value in a flag", ["web", "--db-password=hunter22", "-v"], ["args[1]"]],
  ["a form that spans words", ["curl", "-u", "shop:q8Zt2VwY", "https://api"], ["args[2]"]],
  ["an empty value before another flag", ["--aws-secret-access-key=", "--next=1"], []],
  ["an empty value before a word", ["--db-password=", "hunter22"], []],
  ["an empty value before a value", ["--db-password=", "--api-password=hunter22"], ["args[1]"]],
  ["a script", ["-c", "export PGPASSWORD=hunter22; psql"], ["args[1]"]],
  ["a flag after a flag", ["web", "--password", "--verbose"], []],
  ["a file after a flag", ["web", "--password-file", "/run/secrets/db"], []],
  ["an ordinary command", ["web", "--listen=:8080", "--auth-mode", "token"], []],
])("words of a command: %s", (_name, words, paths) => {
  const args = configMap({ args: words }).at("args").items();
  expect([...issuesOf(credentialWords(args, NAMES, (kind) => kind))].map(({ field }) => field.path)).toEqual(
    paths,
  );
});

test.each<[string, ValueMap, string[], string[]]>([
  ["data that its class marks as a whole", { data: { password: "aHVudGVyMjI=" } }, ["data"], []],
  ["a value that is marked", { stringData: { password: "hunter22" } }, ["stringData.password"], []],
  ["an unknown value that is marked", { stringData: { password: UNKNOWN } }, ["stringData.password"], []],
  ["a program whose marks nobody knows", { stringData: { password: "hunter22" } }, [""], []],
  ["a value without a mark", { stringData: { password: "hunter22" } }, [], ["violated"]],
  [
    "a mark on another value",
    { stringData: { a: "b", password: "hunter22" } },
    ["stringData.a"],
    ["violated"],
  ],
])("a Secret of a program: %s", (_name, rest, secrets, verdicts) => {
  const type = "kubernetes:core/v1:Secret";
  const properties = { apiVersion: "v1", kind: "Secret", metadata: { name: "db" }, ...rest };
  const objects = objectsOf({ urn: `urn:pulumi:dev::shop::${type}::db`, type, properties, secrets });
  const findings = objects.flatMap((object) => evaluate(noPlainSecrets, object).findings);
  expect(findings.map(({ verdict }) => verdict)).toEqual(verdicts);
});
