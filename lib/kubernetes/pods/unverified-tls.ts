import type { Field } from "../../model/field";
import { allOf, type Truth, UNKNOWN } from "../../model/value";
import type { Container } from "./container";

/** A place where a container may be told not to verify certificates. */
export interface Setting {
  readonly field: Field;
  /** The setting as a message names it: never its value. */
  readonly setting: string;
  readonly isSet: Truth;
  /** What it allows: a server that nobody verified, or plaintext, always or where the server asks for it. */
  readonly allows: "any server" | "plaintext" | "a fallback to plaintext";
}

/** Variables that switch the verification of certificates off, with the values that do. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: ["0"],
  PYTHONHTTPSVERIFY: ["0"],
  GIT_SSL_NO_VERIFY: ["1", "true"],
  CURL_INSECURE: ["1", "true"],
  VAULT_SKIP_VERIFY: ["1", "true"],
  GOINSECURE: ["*"],
};

/** Flags that do, of Kubernetes' own components and of common programs. */
const FLAGS =
  /^--?(insecure-skip-tls-verify|kubelet-insecure-tls|insecure-skip-verify|tls-skip-verify|no-check-certificate|ssl-no-verify)(=true|=1)?$/;

/** Parameters of connection strings that do without TLS, or without verification. */
const PARAMETERS =
  /(?:^|[?&;\s])(sslmode=(disable|allow|prefer)|tls=skip-verify|ssl=false|tlsInsecure=true|trustServerCertificate=true)\b/i;

/** A server in the same pod, such as the proxy of a cloud's database, which speaks TLS for the others. */
const LOOPBACK = /@?(localhost|127\.0\.0\.1|\[::1\])[:/?]|\bhost=(localhost|127\.0\.0\.1|\/)/;

/** The places in a container that may switch the verification of certificates off. */
export function unverifiedTlsIn(container: Container): Setting[] {
  const words = [...container.at("command").items(), ...container.at("args").items()];
  return [...words.map(flagIn), ...container.at("env").items().flatMap(variableIn)];
}

function flagIn(word: Field): Setting {
  const text = word.string();
  const isSet = text === UNKNOWN ? UNKNOWN : FLAGS.test(text ?? "");
  return { field: word, setting: typeof text === "string" ? text : "a flag", isSet, allows: "any server" };
}

function variableIn(variable: Field): Setting[] {
  const value = variable.key("value");
  if (value.isAbsent) return [];
  const name = variable.key("name");
  const text = value.string();
  const ofNames = Object.entries(VARIABLES).map(([known, values]): Setting => {
    const isSet = allOf([name.is(known), value.isOneOf(values)]);
    return { field: value, setting: known, isSet, allows: "any server" };
  });
  const isNear = typeof text === "string" && LOOPBACK.test(text);
  const [, parameter = ""] = typeof text === "string" && !isNear ? (PARAMETERS.exec(text) ?? []) : [];
  const isSet: Truth = text === UNKNOWN ? UNKNOWN : parameter !== "";
  return [...ofNames, { field: value, setting: parameter, isSet, allows: allowedBy(parameter) }];
}

function allowedBy(parameter: string): Setting["allows"] {
  if (/^(sslmode=disable|ssl=false)$/i.test(parameter)) return "plaintext";
  return /^sslmode=/i.test(parameter) ? "a fallback to plaintext" : "any server";
}
