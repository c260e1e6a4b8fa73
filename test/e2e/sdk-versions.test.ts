import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEntries } from "../../scripts/generate/load";
import { CONFIGURATIONS, configured } from "../pulumi/handlers/configurations";
import { type Call, call, callsFor, expectSame } from "../pulumi/handlers/differences";
import { stacksOf } from "../pulumi/handlers/fixtures";
import { ODD_REQUESTS, RESOURCES, UNDECODABLE } from "../pulumi/handlers/resources";
import { analyzeRequest, analyzeStackRequest } from "../pulumi/support";
import { type PackProcess, startPack } from "./support/pack-process";

const root = join(__dirname, "..", "..");
const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
  readFileSync(join(root, "dist", "package.json"), "utf8"),
);
const oldest = Object.fromEntries(
  Object.entries(dependencies).map(([name, range]) => [name, range.replace("^", "")]),
);

/** Keeps what exchanges handlers from doing so, without a word. */
const WITHOUT_OWN_HANDLERS = `
const { Server } = require("@grpc/grpc-js");
const { addService } = Server.prototype;
Object.defineProperty(Server.prototype, "addService", { get: () => addService, set() {} });
`;

describe.each([
  ["the oldest SDK", oldest],
  ["the newest SDK", dependencies],
])("with %s that the pack supports", (_name, versions) => {
  let folder: string;
  let ours: PackProcess;
  let theirs: PackProcess;

  beforeAll(async () => {
    mkdirSync(join(root, ".cache"), { recursive: true });
    folder = mkdtempSync(join(root, ".cache", "sdk-"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "sdk", dependencies: versions }));
    execFileSync("npm", ["install", "--loglevel=error"], { cwd: folder, stdio: "pipe" });
    for (const name of ["ours", "theirs"])
      cpSync(join(root, "dist"), join(folder, name), { recursive: true });
    const entry = join(folder, "theirs", "index.js");
    writeFileSync(entry, WITHOUT_OWN_HANDLERS + readFileSync(entry, "utf8"));
    ours = await startPack(join(folder, "ours"), folder);
    theirs = await startPack(join(folder, "theirs"), folder);
  });
  afterAll(() => {
    ours.stop();
    theirs.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const same = (calls: readonly Call[]) => expectSame(ours.endpoint, theirs.endpoint, calls);

  test("every case of every table is answered as by the SDK", async () => {
    await same(configured({ all: "mandatory" }));
    for (const entry of loadEntries(root))
      await same(callsFor(stacksOf(entry, ["accepts", "rejects", "undecided"]).flat()));
  });

  test.each(Object.entries(CONFIGURATIONS))("%s are as with the SDK's handlers", async (_of, each) => {
    await same(configured(each.config, each.tags));
    await same(callsFor(Object.values(RESOURCES)));
  });

  test("odd requests are answered as by the SDK", async () => {
    await same(configured({}));
    for (const request of Object.values(ODD_REQUESTS)) await same([call("analyze", request)]);
  });

  // The last one: what was judged and explained differs between the two after it.
  test("outputs that the SDK cannot decode do not stop handlers of our own, which judge the inputs", async () => {
    const inputs = { ...UNDECODABLE, properties: { spec: { hostPID: true } } };
    const stack = analyzeStackRequest([UNDECODABLE]).serializeBinary();
    for (const { endpoint } of [ours, theirs]) {
      for (const { method, request } of configured({})) await endpoint(method, request);
      await endpoint("analyze", analyzeRequest(inputs).serializeBinary());
    }
    await expect(theirs.endpoint("analyzeStack", stack)).rejects.toThrow("Unrecognized signature");
    expect((await ours.endpoint("analyzeStack", stack)).length).toBeGreaterThan(0);
  });
});
