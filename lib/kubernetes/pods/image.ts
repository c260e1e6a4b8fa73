/** A container image reference in full: `docker.io`, `library/nginx`, `1.27`, no digest for `nginx:1.27`. */
export interface Image {
  /** Host and port, as written: hosts keep their capital letters. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  /** Algorithm and lower-case hexadecimal digits: `sha256:0123...`. */
  readonly digest: string | undefined;
}

const DEFAULT_REGISTRY = "docker.io";
const LEGACY_DEFAULT_REGISTRY = "index.docker.io";
const OFFICIAL_PREFIX = "library/";
const LONGEST_REPOSITORY = 255;

const HOST_PART = "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)";
const HOST = `(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const PATH_PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const DIGEST = "sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}";

// A first part such as `my_registry.local` is no host in the grammar, but the grammar takes it as a path and
// container runtimes then dial it: it decides where the image comes from.
const REGISTRY = new RegExp(`^(?:${HOST}|${PATH_PART})$`);
const REMAINDER = new RegExp(`^(${PATH_PART}(?:/${PATH_PART})*)(?::(\\w[\\w.-]{0,127}))?(?:@(${DIGEST}))?$`);
const IDENTIFIER = /^[a-f0-9]{64}$/;

/**
 * Parses an image reference as container runtimes do, with the default registry and the `library/` prefix filled in.
 *
 * Returns `undefined` for text that no runtime accepts. A missing tag stays `undefined`: it means `latest`
 * only where there is no digest either.
 *
 * Source: the grammar and the normalisation of github.com/distribution/reference, with the digest algorithms of
 * github.com/opencontainers/go-digest.
 */
export function parseImage(reference: string): Image | undefined {
  if (IDENTIFIER.test(reference)) return undefined;
  const { registry, remainder } = splitRegistry(reference);
  if (!REGISTRY.test(registry)) return undefined;
  const [, path, tag, digest] = REMAINDER.exec(remainder) ?? [];
  if (path === undefined) return undefined;
  const repository = registry === DEFAULT_REGISTRY && !path.includes("/") ? OFFICIAL_PREFIX + path : path;
  return repository.length > LONGEST_REPOSITORY ? undefined : { registry, repository, tag, digest };
}

function splitRegistry(reference: string): { registry: string; remainder: string } {
  const slash = reference.indexOf("/");
  const first = reference.slice(0, Math.max(slash, 0));
  if (!isRegistry(first)) return { registry: DEFAULT_REGISTRY, remainder: reference };
  return { registry: canonicalRegistry(first), remainder: reference.slice(slash + 1) };
}

/** Repositories have no capital letters, so a first part that has some can only be a host. */
function isRegistry(first: string): boolean {
  return first === "localhost" || /[.:]/.test(first) || first.toLowerCase() !== first;
}

function canonicalRegistry(registry: string): string {
  return registry === LEGACY_DEFAULT_REGISTRY ? DEFAULT_REGISTRY : registry;
}

/**
 * Whether the image comes from a registry, or from below a path in it.
 *
 * The pattern is a host (`registry.example.com:5000`) or a host and whole path segments (`ghcr.io/acme`), with
 * an optional end of `/` or `/*`. It always names the host: Docker Hub's own images are `docker.io/library`.
 * Hosts compare without regard to capital letters, as DNS does. A pattern without a host matches nothing.
 */
export function matchesRegistry(image: Image, pattern: string): boolean {
  const [host = "", ...path] = pattern.replace(/\/\*?$/, "").split("/");
  if (canonicalRegistry(host.toLowerCase()) !== canonicalRegistry(image.registry.toLowerCase())) return false;
  const segments = image.repository.split("/");
  return path.every((segment, index) => segment === segments[index]);
}
