import type { Value } from "../../lib/model/value";
import { noUnverifiedTls } from "../../policies/attacker-on-the-network/no-unverified-tls";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const variable = (name: string, value: Value) => pod({ "containers[0].env": [{ name, value }] });
const flag = (...args: Value[]) => pod({ "containers[0].args": args });
const says = (setting: string, path: string, effect = "skips TLS verification") =>
  `Pod "web" must not set ${setting}, which ${effect} (container "web", spec.containers[0].${path})`;

testPolicy(noUnverifiedTls, {
  accepts: {
    "a verified connection": variable("DATABASE_URL", "postgres://db/shop?sslmode=verify-full"),
    "a proxy in the same pod": variable(
      "DATABASE_URL",
      "postgres://shop@127.0.0.1:5432/shop?sslmode=disable",
    ),
    "a flag that leaves it on": flag("--insecure-skip-tls-verify=false"),
    "a variable that leaves it on": variable("NODE_TLS_REJECT_UNAUTHORIZED", "1"),
  },
  rejects: {
    "a flag": { given: flag("--kubelet-insecure-tls"), says: says("--kubelet-insecure-tls", "args[0]") },
    "a variable": {
      given: variable("NODE_TLS_REJECT_UNAUTHORIZED", "0"),
      says: says("NODE_TLS_REJECT_UNAUTHORIZED", "env[0].value"),
    },
    "a parameter of a connection": {
      given: variable("DATABASE_URL", "postgres://db/shop?sslmode=disable"),
      says: says("sslmode=disable", "env[0].value", "sends data in plaintext"),
    },
    "a parameter that leaves it to the server": {
      given: variable("DATABASE_URL", "postgres://db/shop?sslmode=prefer"),
      says: says("sslmode=prefer", "env[0].value", "falls back to plaintext"),
    },
    "a parameter that trusts every certificate": {
      given: variable("DATABASE_URL", "sqlserver://db;trustServerCertificate=true"),
      says: says("trustServerCertificate=true", "env[0].value"),
    },
  },
  undecided: { "a flag from an output": flag(UNKNOWN) },
});
