import { credentialIn, credentialUnder, isCredentialName } from "../../lib/credentials/credentials";
import { CREDENTIALS, HARMLESS } from "./corpus";

test("the corpus measures both sides", () => {
  expect(CREDENTIALS.length).toBeGreaterThanOrEqual(80);
  expect(HARMLESS.length).toBeGreaterThanOrEqual(80);
});

test.each([
  "DB_PASSWORD",
  "dbPassword",
  "spring.datasource.password",
  "PGPASSWORD",
  "SMTP_PASS",
  "api-key",
  "X-Api-Key",
  "AWS_SECRET_ACCESS_KEY",
  "GITHUB_TOKEN",
  "SECRET_KEY_BASE",
  "DB_PASSWORD_PROD",
])("%s names a credential", (name) => {
  expect(isCredentialName(name)).toBe(true);
});

test.each([
  "PASSWORD_FILE",
  "PASSWORD_MIN_LENGTH",
  "TOKEN_TTL",
  "DB_SECRET_NAME",
  "IMAGE_PULL_SECRET",
  "PUBLIC_KEY",
  "PARTITION_KEY",
  "MAX_TOKENS",
  "BYPASS",
  "PWD",
  "checksum/secret",
  "MONKEY",
  "",
])("%s names none", (name) => {
  expect(isCredentialName(name)).toBe(false);
});

test("a credential is named by its most telling form, and never shown", () => {
  const found = credentialUnder("DATABASE_PASSWORD", "postgres://shop:Tr0ub4dor@db/shop");
  expect(found).toEqual({ kind: "a connection string with a password" });
});

test("names that somebody else knows decide where they are given", () => {
  expect(credentialIn("pin = 4711-lima")).toBeUndefined();
  expect(credentialIn("pin = 4711-lima", (name) => (name === "pin" ? "password" : undefined))).toEqual({
    kind: "a password",
  });
});

test("a large text takes time in proportion", () => {
  const lines = [
    "user: shop",
    "a.b.c-d_e=f",
    "token = ",
    "://:@",
    "-----BEGIN PRIVATE KEY",
    "eyJ.eyJ.",
    "auth",
  ];
  const text = lines.join("\n").repeat(12_000);
  const start = performance.now();
  credentialIn(text);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test.each(["a", "a.", "A_", "=", "eyJ", "x:", "mysql ", "curl ", "Bearer ", "https://a:", "--a ", '"a"'])(
  "no repetition of %j takes long",
  (piece) => {
    const start = performance.now();
    credentialIn(`password ${piece.repeat(20_000)}`);
    expect(performance.now() - start).toBeLessThan(2_000);
  },
);
