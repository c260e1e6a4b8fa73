import { rmSync } from "node:fs";
import { type PreviewResult, preview } from "../../../lib/pulumi/preview";
import { everything, recorder } from "../../pulumi/preview/programs";
import { folderIn, scratchFolder } from "../../pulumi/preview/scratch";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

// Each start of a program costs a second or two, and more on a busy machine.
jest.setTimeout(60_000);

let scratch: string;
const output: string[] = [];

beforeAll(() => {
  scratch = scratchFolder();
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, "write").mockImplementation((chunk) => {
      output.push(`${stream === process.stdout ? "stdout" : "stderr"}: ${chunk}`);
      return true;
    });
  }
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(scratch, { recursive: true, force: true });
});

describe("a program with one of everything", () => {
  interface Analyzed {
    urn: string;
    props: Record<string, unknown>;
    opts: Record<string, unknown>;
    config: object;
    stack: string;
    env: string;
    provider?: { urn: string; props: object };
  }
  interface StackResource {
    urn: string;
    parent?: string;
    dependencies: string[];
  }
  const progress: string[] = [];
  let result: PreviewResult;

  beforeAll(async () => {
    result = await preview({
      program: folderIn(scratch, everything),
      pack: folderIn(scratch, recorder),
      config: {
        off: "disabled",
        repair: "remediate",
        "no-latest": "mandatory",
        record: { byFile: 3 },
      },
      onProgress: ({ current }) => progress.push(current),
      env: { KTM_TEST: "passed on" },
    });
  });

  const resource = (name: string) => result.resources.find((each) => each.name === name);
  const analyzed = (urnEnd: string) =>
    (result.records as Analyzed[]).find(({ urn }) => urn?.endsWith(urnEnd)) as Analyzed;
  const ofStack = () =>
    (result.records as { stack?: unknown }[])
      .map(({ stack }) => stack)
      .find((stack): stack is StackResource[] => Array.isArray(stack)) ?? [];

  test("a resource names the line of the helper that declares it, and the line that called the helper", () => {
    const source = { file: "helpers/web.ts", line: 4, column: 10 };
    expect(resource("web")?.source).toEqual({
      ...source,
      calledFrom: { file: "index.ts", line: 12, column: 7 },
    });
    expect(resource("far")?.source).toMatchObject({ ...source, calledFrom: { file: "index.ts" } });
    expect(resource("existing")?.source).toMatchObject({ file: "index.ts", line: 32 });
  });

  test("URNs hold the types of components, but not of the stack", () => {
    expect(resource("web")?.urn).toBe("urn:pulumi:dev::shop::kubernetes:core/v1:Pod::web");
    const child = result.resources.find(({ parent }) => parent.endsWith("acme:index:Team::team"));
    expect(child?.urn).toBe("urn:pulumi:dev::shop::acme:index:Team$kubernetes:core/v1:Pod::team");
  });

  test("the configuration of the project reaches the program; encrypted values are unknown, and said to be", () => {
    expect(analyzed("core/v1:Pod::web").props["spec"]).toMatchObject({
      containers: [{ image: "web:latest" }],
    });
    expect(result.notices).toContain("the configuration shop:token is encrypted; it is unknown here");
    expect(result.notices).toContain("the configuration shop:nested is encrypted; it is unknown here");
  });

  test("the default provider is analyzed, with the configuration of its package", () => {
    const provider = analyzed("core/v1:Pod::web").provider;
    expect(provider?.urn).toMatch(/^urn:pulumi:dev::shop::pulumi:providers:kubernetes::default_\d+_\d+_\d+$/);
    expect(provider?.props).toEqual({ namespace: "web", version: expect.stringMatching(/^\d/) });
    expect(analyzed(provider?.urn ?? "").props).toEqual(provider?.props);
  });

  test("an explicit provider has the unknown kubeconfig of its dynamic resource, and no closures", () => {
    expect(analyzed("core/v1:Pod::far").provider).toMatchObject({
      urn: "urn:pulumi:dev::shop::pulumi:providers:kubernetes::elsewhere",
      props: { kubeconfig: UNKNOWN },
    });
    expect(analyzed("::cluster").props).toEqual({});
  });

  test("secrets stay secret on the wire, unknown ones too", () => {
    expect(resource("values")?.properties["data"]).toMatchObject({
      secret: { ...SECRET, value: "hidden" },
    });
    expect(resource("second")?.properties).toEqual({
      yaml: { ...SECRET, value: expect.stringContaining("kind: Pod") },
      resourcePrefix: { ...SECRET, value: UNKNOWN },
    });
  });

  test("the program goes on with its inputs, and with unknowns for what only a provider knows", () => {
    expect(analyzed("ConfigMap::values").props["data"]).toMatchObject({
      known: "NodePort",
      generated: UNKNOWN,
      read: UNKNOWN,
      readId: "kube-system/coredns",
      otherStack: UNKNOWN,
      invoked: UNKNOWN,
    });
    expect(result.notices).toContain(
      "the call of aws:ec2/getAmi:getAmi needs its provider; its result is unknown here",
    );
  });

  test("options of a resource reach the pack", () => {
    expect(analyzed("ConfigMap::values").opts).toMatchObject({
      protect: true,
      customTimeouts: { createSeconds: 90 },
    });
  });

  test("transforms of the program apply", () => {
    expect(analyzed("Service::unnamed").props["metadata"]).toEqual({ labels: { added: "by a transform" } });
  });

  test("a resource that stands for itself is its identifier, also when a transform had it in between", () => {
    expect(analyzed("acme.io/v1:Thing::reference").props["spec"]).toEqual({ to: UNKNOWN });
    expect(result.notices.join()).not.toContain("getResource");
  });

  test("ConfigGroup of the first generation is expanded, with YAML as Kubernetes reads it", () => {
    const pod = result.resources.find(({ name }) => name === "decoded");
    expect(pod?.urn).toContain("kubernetes:yaml:ConfigGroup$kubernetes:core/v1:Pod::decoded");
    expect(pod?.properties["spec"]).toMatchObject({ hostPID: true });
  });

  test("ConfigGroup of the second generation is opened, and what was secret in it stays so", () => {
    const pod = result.resources.find(({ name }) => name === "second-decoded");
    expect(pod?.urn).toContain("kubernetes:yaml/v2:ConfigGroup$kubernetes:core/v1:Pod::second-decoded");
    expect(pod?.properties["spec"]).toEqual({ ...SECRET, value: { hostPID: true, hostIPC: false } });
    expect(pod?.source).toMatchObject({ file: "index.ts" });
  });

  test("what needs its provider is not seen", () => {
    const chart = { type: "kubernetes:helm.sh/v3:Chart", name: "chart" };
    expect(result.notSeen).toEqual([
      {
        urn: `urn:pulumi:dev::shop::${chart.type}::chart`,
        ...chart,
        reason: "its provider renders it, and no provider runs here",
      },
    ]);
  });

  test("a resource that is read is neither analyzed nor part of the stack, as on the engine", () => {
    const urn = "urn:pulumi:dev::shop::kubernetes:core/v1:ConfigMap::existing";
    expect(analyzed(urn)).toBeUndefined();
    expect(ofStack().map((each) => each.urn)).not.toContain(urn);
  });

  test("the stack has every registered resource with its parent and dependencies", () => {
    const registered = result.resources.filter(({ id }) => id === undefined);
    expect(ofStack()).toHaveLength(registered.length);
    const values = ofStack().find(({ urn }) => urn.endsWith("::values"));
    expect(values?.parent).toBe("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev");
    expect(values?.dependencies).toContain("urn:pulumi:dev::shop::kubernetes:core/v1:Service::unnamed");
  });

  test("levels and options come from the pack, its code and the configuration, in this order", () => {
    expect(analyzed("core/v1:Pod::web")).toMatchObject({
      config: { byDefault: 1, byCode: 2, byFile: 3 },
      stack: "dev",
      env: "passed on",
    });
  });

  test("diagnostics have policy, level, severity, message and resource", () => {
    const stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
    const web = "urn:pulumi:dev::shop::kubernetes:core/v1:Pod::web";
    const counts = { policy: "all-together", level: "advisory" };
    expect(result.diagnostics).toEqual([
      {
        policy: "no-latest",
        level: "mandatory",
        severity: "high",
        message: "No latest.\nIt is the latest.",
        urn: web,
      },
      { ...counts, message: "Counts.\nof the stack", urn: stack },
      { ...counts, message: "Counts.\nof the web", urn: web },
    ]);
  });

  test("repairs reach the analysis, the stack and the program", () => {
    expect(analyzed("core/v1:Pod::web").props["spec"]).toMatchObject({ hostIPC: false });
    expect(resource("web")?.properties["spec"]).toMatchObject({ hostIPC: false });
  });

  test("progress names each resource, and what the program prints goes to standard error only", () => {
    expect(progress).toEqual(expect.arrayContaining(["web", "team", "values", "second"]));
    const lines = output.filter((line) => line.includes("a line of the program"));
    expect(lines).toEqual([expect.stringMatching(/^stderr: /)]);
  });
});
