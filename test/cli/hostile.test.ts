import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ktmInFolder } from "../support/ktm";

const ktm = ktmInFolder();
const POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostPID: true, containers: []}\n";

/** A folder of its own with a good file, and what else is made in it. */
function folderWith(name: string, make: (folder: string) => void): string {
  const folder = join(ktm.folder(), name);
  mkdirSync(folder);
  writeFileSync(join(folder, "good.yaml"), POD);
  make(folder);
  return name;
}

test.each<[string, (folder: string) => void, string]>([
  [
    "a link out of the folder",
    (at) => symlinkSync("/etc/hostname", join(at, "out.yaml")),
    "a link out of the folder",
  ],
  ["a link to a device", (at) => symlinkSync("/dev/zero", join(at, "zero.yaml")), "no plain file"],
  ["a link to nothing", (at) => symlinkSync("/nowhere/at/all", join(at, "lost.yaml")), "a link to nothing"],
  [
    "bytes that are no text",
    (at) =>
      writeFileSync(join(at, "bytes.yaml"), Buffer.concat([Buffer.from(POD), Buffer.from([0xff, 0xfe])])),
    "it is not UTF-8",
  ],
])("%s ends the run with one line, and is neither read nor passed over", (name, make, why) => {
  const { status, stdout, stderr } = ktm.run(["check", folderWith(name.replaceAll(" ", "-"), make)]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(new RegExp(`^[^\\n]*\\.yaml: ${why}[^\\n]*\\n$`));
});

test("links within the folder, and folders that are called like files, are no mistake", () => {
  const folder = folderWith("inside", (at) => {
    mkdirSync(join(at, "folder.yaml"));
    mkdirSync(join(at, "data"));
    writeFileSync(join(at, "data", "pod.txt"), POD.replace("web", "linked"));
    symlinkSync(join("data", "pod.txt"), join(at, "linked.yaml"));
  });
  const { status, stdout } = ktm.run(["check", folder, "--format", "json"]);
  expect({ status, linked: stdout.includes('"linked"') }).toEqual({ status: 1, linked: true });
});

test("a name with a path in it writes no file elsewhere", () => {
  ktm.file("path.yaml", POD.replace("web", '"../../../evil"'));
  const run = ktm.run([
    "check",
    "path.yaml",
    "--format",
    "html",
    "--output",
    "report.html",
    "--fail-on",
    "never",
  ]);
  expect(run.status).toBe(0);
  expect(ktm.read("report.html")).toContain("../../../evil");
});
