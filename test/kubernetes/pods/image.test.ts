import fc from "fast-check";
import { type Image, matchesRegistry, parseImage } from "../../../lib/kubernetes/pods/image";

const SHA256 = `sha256:${"0123456789abcdef".repeat(4)}`;
const SHA384 = `sha384:${"0123456789abcdef".repeat(6)}`;
const SHA512 = `sha512:${"0123456789abcdef".repeat(8)}`;

/** The parts of a reference in one readable line, absent ones left out. */
function parts(reference: string): string | undefined {
  const image = parseImage(reference);
  return image && [image.registry, image.repository, image.tag ?? "-", image.digest ?? "-"].join(" ");
}

describe("parseImage accepts", () => {
  test.each<[string, string, string]>([
    ["an official image", "nginx", "docker.io library/nginx - -"],
    ["an official image with a tag", "nginx:1.27", "docker.io library/nginx 1.27 -"],
    ["an official image with a digest", `nginx@${SHA256}`, `docker.io library/nginx - ${SHA256}`],
    ["a tag and a digest", `nginx:1.27@${SHA256}`, `docker.io library/nginx 1.27 ${SHA256}`],
    [
      "a tag with capital letters, a dot and a dash",
      "nginx:V1.2-Beta_3",
      "docker.io library/nginx V1.2-Beta_3 -",
    ],
    ["a tag that starts with an underscore", "nginx:_x", "docker.io library/nginx _x -"],
    ["the longest tag", `nginx:${"t".repeat(128)}`, `docker.io library/nginx ${"t".repeat(128)} -`],
    ["a sha384 digest", `nginx@${SHA384}`, `docker.io library/nginx - ${SHA384}`],
    ["a sha512 digest", `nginx@${SHA512}`, `docker.io library/nginx - ${SHA512}`],
    ["a user's image on Docker Hub", "acme/web:1", "docker.io acme/web 1 -"],
    ["an underscore in the first part: no host", "test_com/foo", "docker.io test_com/foo - -"],
    ["Docker Hub by name", "docker.io/nginx", "docker.io library/nginx - -"],
    ["Docker Hub by its former name", "index.docker.io/nginx", "docker.io library/nginx - -"],
    [
      "Docker Hub with the library prefix written out",
      "docker.io/library/nginx",
      "docker.io library/nginx - -",
    ],
    ["three parts on Docker Hub", "store/acme/web", "docker.io store/acme/web - -"],
    ["another registry, without the library prefix", "quay.io/web", "quay.io web - -"],
    ["a deep path", "registry.example.com/shop/eu/web:2", "registry.example.com shop/eu/web 2 -"],
    ["a host with a port", "registry:5000/web", "registry:5000 web - -"],
    ["a host with a port, and a tag", "registry:5000/web:5001", "registry:5000 web 5001 -"],
    ["localhost", "localhost/web", "localhost web - -"],
    ["localhost with a port", "localhost:5000/web", "localhost:5000 web - -"],
    ["an IPv4 address", "127.0.0.1:5000/web", "127.0.0.1:5000 web - -"],
    ["an IPv6 address", "[fc00::1]:5000/a/b", "[fc00::1]:5000 a/b - -"],
    ["an IPv6 address without a port", "[fc00::1]/web", "[fc00::1] web - -"],
    ["capital letters in the host", "Registry.Example.COM/web", "Registry.Example.COM web - -"],
    ["a first part in capital letters, which can only be a host", "DOCKER/web", "DOCKER web - -"],
    ["a host that the grammar takes as a path and runtimes dial", "my_reg.local/web", "my_reg.local web - -"],
    ["an international host", "xn--n3h.com:18080/foo", "xn--n3h.com:18080 foo - -"],
    [
      "a lone host and port: an official image and its tag",
      "192.168.0.1:80",
      "docker.io library/192.168.0.1 80 -",
    ],
    ["a lone localhost: an official image", "localhost", "docker.io library/localhost - -"],
    ["all separators", "a.b_c__d---e/f", "a.b_c__d---e f - -"],
    [
      "64 hexadecimal digits below a host",
      `docker.io/${"a".repeat(64)}`,
      `docker.io library/${"a".repeat(64)} - -`,
    ],
    ["63 hexadecimal digits", "a".repeat(63), `docker.io library/${"a".repeat(63)} - -`],
    ["the longest repository", `quay.io/${"a".repeat(255)}`, `quay.io ${"a".repeat(255)} - -`],
  ])("%s", (_, reference, expected) => {
    expect(parts(reference)).toBe(expected);
  });
});

describe("parseImage refuses", () => {
  test.each<[string, string]>([
    ["nothing", ""],
    ["a space", " "],
    ["a leading space", " nginx"],
    ["a trailing space", "nginx "],
    ["a trailing line break", "nginx\n"],
    ["a URL", "https://github.com/acme/web"],
    ["capital letters in the repository", "acme/Web"],
    ["capital letters in an official image", "Nginx"],
    ["capital letters below a registry", "quay.io/Acme/web"],
    ["an empty tag", "nginx:"],
    ["a tag that starts with a dash", "nginx:-x"],
    ["a tag that starts with a dot", "nginx:.x"],
    ["a tag of 129 characters", `nginx:${"t".repeat(129)}`],
    ["two tags", "nginx:1:2"],
    ["an empty digest", "nginx@"],
    ["a tag after the digest", `nginx@${SHA256}:1`],
    ["two digests", `nginx@${SHA256}@${SHA256}`],
    ["a digest that is one digit short", `nginx@${SHA256.slice(0, -1)}`],
    ["a digest that is one digit long", `nginx@${SHA256}0`],
    ["a digest with capital letters", `nginx@sha256:${"A".repeat(64)}`],
    ["a digest of an unsupported algorithm", `nginx@md5:${"a".repeat(32)}`],
    ["a digest whose algorithm is in capital letters", `nginx@SHA256:${"a".repeat(64)}`],
    ["a digest alone", `@${SHA256}`],
    ["a tag alone", ":1.27"],
    ["an image identifier", "0123456789abcdef".repeat(4)],
    ["an empty path segment", "docker///web"],
    ["a leading slash", "/nginx"],
    ["a trailing slash", "quay.io/acme/"],
    ["a registry alone with a slash", "quay.io/"],
    ["a leading dash", "-nginx"],
    ["a trailing dash", "acme-/web"],
    ["three underscores", "a___b"],
    ["two dots", "dock..er/web"],
    ["mixed separators", "dock_.er/web"],
    ["a host that starts with a dash", "-quay.io/web"],
    ["a host that ends in a dot", "quay.io./web"],
    ["a port that is no number", "registry:http/web"],
    ["an empty port", "registry:/web"],
    ["an IPv6 address without brackets", "fc00::1:5000/web"],
    ["an IPv6 zone", "[fe80::1%eth0]:5000/web"],
    ["an IPv6 address alone", "[fc00::1]:5000"],
    ["a repository of 256 characters", `quay.io/${"a".repeat(256)}`],
    ["an official image that the library prefix makes too long", "a".repeat(248)],
    ["a letter that is not ASCII", "nginх"],
    ["a template's placeholder", "{{ .Values.image }}"],
    ["a shell variable", "$IMAGE"],
  ])("%s", (_, reference) => {
    expect(parseImage(reference)).toBeUndefined();
  });
});

describe("matchesRegistry", () => {
  test.each<[string, string, string, boolean]>([
    ["the host alone", "registry.example.com/shop/web:1", "registry.example.com", true],
    ["the host and a path", "registry.example.com/shop/web:1", "registry.example.com/shop", true],
    ["the whole repository", "registry.example.com/shop/web:1", "registry.example.com/shop/web", true],
    ["a trailing slash", "registry.example.com/shop/web", "registry.example.com/shop/", true],
    ["a trailing star", "registry.example.com/shop/web", "registry.example.com/shop/*", true],
    ["a host with a trailing slash", "registry.example.com/shop/web", "registry.example.com/", true],
    ["a host with a trailing star", "registry.example.com/shop/web", "registry.example.com/*", true],
    ["the port", "registry:5000/web", "registry:5000", true],
    ["Docker Hub for a short name", "nginx", "docker.io", true],
    ["Docker Hub's own images", "nginx", "docker.io/library", true],
    ["Docker Hub by its former name", "nginx", "index.docker.io", true],
    ["capital letters in the image's host", "GHCR.io/acme/web", "ghcr.io/acme", true],
    ["capital letters in the pattern's host", "ghcr.io/acme/web", "GHCR.IO/acme", true],
    ["not another host", "quay.io/acme/web", "ghcr.io/acme", false],
    ["not a host that only starts alike", "registry.example.com.evil.org/web", "registry.example.com", false],
    ["not a host below", "evil.registry.example.com/web", "registry.example.com", false],
    ["not another port", "registry:5001/web", "registry:5000", false],
    ["not a host without its port", "registry:5000/web", "registry", false],
    ["not a path that only starts alike", "ghcr.io/acme-evil/web", "ghcr.io/acme", false],
    ["not a path that only starts alike, with a slash", "ghcr.io/acme-evil/web", "ghcr.io/acme/", false],
    ["not the same path elsewhere", "ghcr.io/evil/acme/web", "ghcr.io/acme", false],
    ["not a deeper pattern", "ghcr.io/acme", "ghcr.io/acme/web", false],
    ["not a user's image on Docker Hub", "acme/nginx", "docker.io/library", false],
    ["not a path that copies a host", "docker.io/ghcr.io/acme", "ghcr.io", false],
    ["not with capital letters in the path", "ghcr.io/acme/web", "ghcr.io/Acme", false],
    ["nothing for an empty pattern", "nginx", "", false],
    ["nothing for a lone star", "nginx", "*", false],
    ["nothing for a lone slash", "nginx", "/", false],
    ["nothing for a slash and a star", "nginx", "/*", false],
    ["nothing for a path without a host", "acme/web", "acme", false],
  ])("matches %s", (_, reference, pattern, expected) => {
    const image = parseImage(reference);
    expect(image && matchesRegistry(image, pattern)).toBe(expected);
  });
});

describe("laws", () => {
  const segment = fc.stringMatching(/^[a-z0-9]{1,5}([._-][a-z0-9]{1,5}){0,2}$/);
  const host = fc.constantFrom(
    "docker.io",
    "quay.io",
    "localhost",
    "registry:5000",
    "[::1]:80",
    "Reg.Example.com",
  );
  const image = fc
    .record({
      registry: host,
      path: fc.array(segment, { minLength: 2, maxLength: 4 }),
      tag: fc.option(fc.stringMatching(/^\w[\w.-]{0,9}$/), { nil: undefined }),
      digest: fc.option(fc.constantFrom(SHA256, SHA384, SHA512), { nil: undefined }),
    })
    .map(({ registry, path, tag, digest }): Image => ({ registry, repository: path.join("/"), tag, digest }));

  test("a reference that is written in full reads back as its parts", () => {
    fc.assert(fc.property(image, (given) => expect(parseImage(inFull(given))).toEqual(given)));
  });

  test("parsing is total, and what it accepts it accepts again in full", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."ab0.:/@-_A[]") }));
    fc.assert(
      fc.property(text, (reference) => {
        const parsed = parseImage(reference);
        if (parsed !== undefined) expect(parseImage(inFull(parsed))).toEqual(parsed);
      }),
    );
  });

  test("an image matches its host and every whole path above it, and never a piece of a segment", () => {
    fc.assert(
      fc.property(image, (given) => {
        const segments = given.repository.split("/");
        for (let length = 0; length <= segments.length; length++) {
          const pattern = [given.registry, ...segments.slice(0, length)].join("/");
          expect(matchesRegistry(given, pattern)).toBe(true);
          expect(matchesRegistry(given, `${pattern}x`)).toBe(false);
        }
      }),
    );
  });

  function inFull({ registry, repository, tag, digest }: Image): string {
    return `${registry}/${repository}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
  }
});
