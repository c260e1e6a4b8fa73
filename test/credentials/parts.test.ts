import {
  credentialIn,
  credentialUnder,
  isCredentialName,
  isPublicName,
} from "../../lib/credentials/credentials";
import { CREDENTIALS, HARMLESS } from "./corpus";

test.each(CREDENTIALS)("%s holds a credential", (name, value) => {
  expect(credentialUnder(name, value)).toBeDefined();
});

test.each(HARMLESS)("%s holds none", (name, value) => {
  expect(credentialUnder(name, value)).toBeUndefined();
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

test.each([
  "username",
  "db-user",
  "POSTGRES_HOST",
  "type",
  "sshPublicKey",
  "ca.crt",
  "enableSsl",
  "AWS_REGION",
  "token-id",
])("%s names what is public", (name) => {
  expect(isPublicName(name)).toBe(true);
});

test.each(["answer", "password", "notes", "license", "username-password", "identity"])(
  "%s does not name what is public",
  (name) => {
    expect(isPublicName(name)).toBe(false);
  },
);

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
  expect(credentialIn(text)).toBeUndefined();
});

test.each(["a", "a.", "A_", "=", "eyJ", "x:", "mysql ", "curl ", "Bearer ", "https://a:", "--a ", '"a"'])(
  "no repetition of %j takes long",
  (piece) => {
    expect(() => credentialIn(`password ${piece.repeat(20_000)}`)).not.toThrow();
  },
);
