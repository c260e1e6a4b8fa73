import type { Value } from "../../lib/model/value";
import { noCredentialsInContainers } from "../../policies/access-to-sensitive-data/no-credentials-in-containers";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const variable = (name: Value, value: Value) => pod({ "containers[0].env": [{ name, value }] });
const args = (...words: Value[]) => pod({ "containers[0].args": words });
const header = (name: string, value: Value) =>
  pod({
    "containers[0].livenessProbe": {
      httpGet: { path: "/live", port: "http", httpHeaders: [{ name, value }] },
    },
  });

testPolicy(noCredentialsInContainers, {
  accepts: {
    "a setting": variable("LOG_LEVEL", "info"),
    "the path of a password": variable("DB_PASSWORD_FILE", "/run/secrets/db"),
    "a reference to another variable": variable("DB_PASSWORD", "$(PASSWORD)"),
    "the name of a Secret": variable("DB_SECRET_NAME", "shop-db"),
    "an address from an output": variable("DB_HOST", UNKNOWN),
    "a key of a Secret: that is another policy": pod({
      "containers[0].env": [
        { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } },
      ],
    }),
    "an argument that takes a password from the environment": args("--password", "$(PASSWORD)"),
    "an argument that names a file": args("--password-file=/run/secrets/db"),
    "an empty flag before another one": args("--aws-secret-access-key=", "--next=1"),
    "a random value under a name that tells of a token": variable(
      "TOKEN_ADDRESS",
      "0xdAC17F958D2ee523a2206206994597C1",
    ),
    "a header of a probe": header("Accept", "application/json"),
    "a password under a name that is allowed": {
      given: variable("DEMO_PASSWORD", "hunter22"),
      options: { allowedNames: ["DEMO_*"] },
    },
  },
  rejects: {
    "a password": {
      given: variable("POSTGRES_PASSWORD", "Summer-2024-shop!"),
      says: 'Pod "web" must not hold a password in plain text (container "web", spec.containers[0].env[0].value)',
    },
    "passwords, one in an address": {
      given: pod({
        "containers[0].env": [
          { name: "PGPASSWORD", value: "Summer-2024-shop!" },
          { name: "DATABASE_URL", value: "postgres://shop:Summer-2024-shop!@database:5432/shop" },
        ],
      }),
      says: 'Pod "web" must not hold a password in plain text (container "web", spec.containers[0].env[0].value); it must not hold a connection string with a password in plain text (container "web", spec.containers[0].env[1].value)',
    },
    "a random value under a name that begins with the word": {
      given: variable("TOKEN_GITHUB", "q8Zt2VwYc6Lk4Rx0Bn1D"),
      says: 'Pod "web" must not hold a secret value in plain text (container "web", spec.containers[0].env[0].value)',
    },
    "a password that two words hold": {
      given: pod({
        "containers[0].command": ["curl"],
        "containers[0].args": ["-u", "shop:q8Zt2VwY", "https://api"],
      }),
      says: 'Pod "web" must not hold a password in plain text (container "web", spec.containers[0].args[1])',
    },
    "a password as an argument": {
      given: args("--user", "shop", "--password", "Summer-2024-shop!"),
      says: 'Pod "web" must not hold a password in plain text (container "web", spec.containers[0].args[3])',
    },
    "a password in a script": {
      given: args("-c", "export PGPASSWORD=Summer-2024-shop; psql"),
      says: 'Pod "web" must not hold a password in plain text (container "web", spec.containers[0].args[1])',
    },
    "a token in a header of a probe": {
      given: header("Authorization", "Bearer q8Zt2VwYc6Lk4Rx0Bn1D"),
      says: 'Pod "web" must not hold a bearer token in plain text (container "web", spec.containers[0].livenessProbe.httpGet.httpHeaders[0].value)',
    },
    "a value under a name of the organization": {
      given: variable("SHOP_PIN", "4711-lima"),
      options: { credentialNames: ["*_PIN"] },
      says: 'Pod "web" must not hold a password in plain text (container "web", spec.containers[0].env[0].value)',
    },
  },
  undecided: {
    "a password from an output": variable("POSTGRES_PASSWORD", UNKNOWN),
    "an environment from an output": pod({ "containers[0].env": UNKNOWN }),
    "an argument from an output": args("--password", UNKNOWN),
    "a password that is no text": variable("POSTGRES_PASSWORD", ["swordfish"]),
  },
});
