import { ktmInFolder } from "../support/ktm";

const ktm = ktmInFolder();

const privileged = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers:
    - { name: web, image: "registry.example.com/web:1", securityContext: { privileged: true } }
`;

test("several reports are written at once, each format to its file and one to standard output", () => {
  const { status, stdout, stderr } = ktm.run(
    [
      "check",
      "--format",
      "sarif",
      "--output",
      "r.sarif",
      "--format",
      "text",
      "--output",
      "r.txt",
      "--format",
      "csv",
      "-",
    ],
    privileged,
  );
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout).toMatch(/^"severity",/);
  expect(JSON.parse(ktm.read("r.sarif"))).toMatchObject({ version: "2.1.0" });
  expect(ktm.read("r.txt")).toContain("no-privileged-containers");
});

test.each([
  [
    "two formats for standard output",
    ["--format", "csv", "--format", "text"],
    /^ktm: only one --format may go to standard output/,
  ],
  [
    "a file more than formats",
    ["--format", "csv", "--output", "a", "--output", "b"],
    /^ktm: give each --output a --format/,
  ],
  ["an unknown format", ["--format", "pdf"], /Allowed choices are text, json, /],
  ["failing on new findings without an earlier state", ["--fail-on", "new"], /needs --baseline or --against/],
  ["a baseline that is not there", ["--baseline", "nope.json"], /^ktm: nope\.json: ENOENT/],
])("%s is one clear error and exit code 2", (_name, args, message) => {
  const { status, stdout, stderr } = ktm.run(["check", ...args, "-"], privileged);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

test("against a baseline only what is new fails, as loud as it may be", () => {
  const two = `${privileged}---\n${privileged.replace("name: web", "name: api")}`;
  ktm.run(["check", "--format", "json", "--output", "before.json", "-"], privileged);
  const same = ktm.run(["check", "--baseline", "before.json", "-"], `# moved\n\n${privileged}`);
  expect(same.status).toBe(0);
  expect(same.stdout).toContain("0 new, ");
  const more = ["check", "--baseline", "before.json", "--select", "no-privileged-containers"];
  const added = ktm.run([...more, "-"], two);
  expect(added.status).toBe(1);
  expect(added.stdout).toContain("1 new, 1 unchanged, 0 fixed against before.json");
  expect(ktm.run([...more, "--fail-on", "new-critical", "-"], two).status).toBe(1);
  expect(ktm.run([...more, "--fail-on", "never", "-"], two).status).toBe(0);
});
