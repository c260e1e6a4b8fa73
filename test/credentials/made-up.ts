/** What the corpus of credentials is made of. */

/** A name and a value, as a manifest has them. */
export type Pair = readonly [name: string, value: string];

/** A token, put together from parts so that scanners of hosting services do not take it for a real one. */
export const token = (...parts: readonly string[]) => parts.join("");
/** The base64 of a text. */
export const base64 = (text: string) => Buffer.from(text).toString("base64");
/** A block of the form that OpenSSL writes. */
export const pem = (label: string) =>
  [
    `-----BEGIN ${label}-----`,
    "MIIEowIBAAKCAQEAx7Jm0cQ4Tq9h2vLr8KfWzP3nDdYb1uXoGs5ViEaTyCjHkRlU",
    "m6pNwQe0ZsBtFgVxMhAJq3LrCdOi9TyKbWnPuSfEoXaGv2z8HjRk1YcDl5Q4UmTs",
    `-----END ${label}-----`,
    "",
  ].join("\n");
/** A signed token, of nobody. */
export const jwt = token(
  "eyJhbGciOiJIUzI1NiJ9",
  ".",
  "eyJzdWIiOiJzaG9wIiwiZXhwIjoxOTk5OTk5OTk5fQ",
  ".",
  "q9Zt3VbLx0RkWm7uYcJ2hPfDnSaGe5TiOoKrNlXwQ8s",
);
