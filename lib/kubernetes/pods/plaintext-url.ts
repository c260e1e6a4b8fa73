import type { Field } from "../../model/field";
import { allOf, not, type Truth, UNKNOWN } from "../../model/value";
import type { Container } from "./container";

/** A place where a container is told to connect to another machine. */
export interface PlainUrl {
  readonly field: Field;
  /** The scheme of the URL, never the rest: it may hold a password. */
  readonly scheme: string;
  readonly isPlain: Truth;
}

/** Schemes without TLS, and the host after them; a user and password may stand between. */
const PLAIN =
  /(?:^|[\s=,"'])(http|ws|ftp|ldap|amqp|mqtt|redis|stomp|nats):\/\/(?:[^\s/@]*@)?(\[[^\]]+\]|[^\s/:?#,"']+)/gi;

/** The pod itself, addresses that the node answers, and variables, which mostly stand for those. */
const NEAR = /^(localhost|127\.|\[::1?\]|0\.0\.0\.0|169\.254\.|\$[({])/i;

/** URLs that name a thing and are never fetched: namespaces of XML, schemas, and names for documentation. */
const NAMES = /^(www\.)?(w3\.org|schemas\.|json-schema\.org|example\.)/i;

/** Variables with the address of a proxy, through which TLS goes as it is. */
const PROXIES = /^(https?|all|no)_proxy$/i;

/** The places in a container that name another machine by a URL without TLS. */
export function plaintextUrlsIn(container: Container): PlainUrl[] {
  const words = [...container.at("command").items(), ...container.at("args").items()];
  const variables = container.at("env").items();
  return [
    ...words.map(judged),
    ...variables.map((variable): PlainUrl => {
      const url = judged(variable.key("value"));
      return { ...url, isPlain: allOf([url.isPlain, not(isProxy(variable.key("name")))]) };
    }),
  ];
}

function isProxy(name: Field): Truth {
  const text = name.string();
  return text === UNKNOWN ? UNKNOWN : PROXIES.test(text ?? "");
}

function judged(field: Field): PlainUrl {
  const text = field.string();
  if (typeof text !== "string")
    return { field, scheme: "a URL", isPlain: text === UNKNOWN ? UNKNOWN : false };
  for (const [, scheme = "", host = ""] of text.matchAll(PLAIN)) {
    if (!NEAR.test(host) && !NAMES.test(host)) return { field, scheme, isPlain: true };
  }
  return { field, scheme: "a URL", isPlain: false };
}
