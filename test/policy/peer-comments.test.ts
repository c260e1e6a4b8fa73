import { settingsOf } from "../../lib/policy/configuration";
import queries from "../../lib/policy/exemptions/kics-queries.json";
import { judge } from "../../lib/program/judge";
import { readManifests } from "../../lib/program/manifests";
import { policies } from "../../policies";

const PRIVILEGED = "dd29336b-fe57-445b-a26e-e6aa867ae609";
const HOST_PID = "302736f4-b16c-41b8-befe-c0baffa0bd9d";

/** Two pods: the first shares the process namespace of its node, and both have a privileged container. */
const TEXT = `apiVersion: v1
kind: Pod
metadata: {name: one, namespace: shop}
spec:
  hostPID: true
  containers:
    - name: app
      image: registry.example.com/app:1
      securityContext:
        privileged: true
    - name: side
      image: registry.example.com/side:1
      securityContext: {privileged: true}
---
apiVersion: v1
kind: Pod
metadata: {name: two, namespace: shop}
spec:
  containers:
    - name: app
      image: registry.example.com/app:1
      securityContext: {privileged: true}
`;

/** The text with lines put before the first line that contains a text. */
function withComment(comment: string, before: string): string {
  const lines = TEXT.split("\n");
  const index = lines.findIndex((line) => line.includes(before));
  const indent = /^ */.exec(lines[index] ?? "")?.[0] ?? "";
  return lines.toSpliced(index, 0, ...comment.split("\n").map((each) => indent + each)).join("\n");
}

/** What is exempted in a text, each as `<object> <path>`, and the reasons. */
function exempted(text: string, peerExemptions = true) {
  const config = {
    all: "disabled",
    "no-privileged-containers": "advisory",
    "no-host-namespaces": "advisory",
    "require-read-only-root-filesystem": "advisory",
    settings: { peerExemptions },
  } as const;
  const { findings } = judge(policies, readManifests(text, "a.yaml").resources, settingsOf(policies, config));
  const found = findings.filter((finding) => finding.exempted !== undefined);
  return {
    places: found.flatMap(({ object, policy, issues }) =>
      policy.id === "require-read-only-root-filesystem"
        ? []
        : issues.map(({ field }) => `${object.nameOrAlias} ${field.path}`),
    ),
    count: found.length,
    reasons: [...new Set(found.map((finding) => finding.exempted?.reason))],
    until: [...new Set(found.map((finding) => finding.exempted?.expires))],
  };
}

const APP = "one spec.containers[0].securityContext.privileged";
const SIDE = "one spec.containers[1].securityContext.privileged";
const PID = "one spec.hostPID";
const TWO = "two spec.containers[0].securityContext.privileged";

describe("a comment for Trivy", () => {
  test.each([
    ["the container that it stands before", "# trivy:ignore:KSV-0017", "- name: app", [APP]],
    ["the same by the old id", "#trivy:ignore:KSV017", "- name: app", [APP]],
    ["the same by the id of its page", "# trivy:ignore:avd-ksv-0017", "- name: app", [APP]],
    ["all checks with a star", "# trivy:ignore:*", "- name: app", [APP]],
    ["checks that a pattern matches", "# trivy:ignore:KSV-001*", "- name: app", [APP]],
    ["the object that it stands before", "# trivy:ignore:KSV-0017", "apiVersion", [APP, SIDE]],
    ["all containers before their list", "# trivy:ignore:KSV-0017", "containers:", [APP, SIDE]],
    [
      "several checks on one line",
      "# trivy:ignore:KSV-0010 trivy:ignore:KSV-0017",
      "spec:",
      [PID, APP, SIDE],
    ],
    [
      "several checks on several lines",
      "# trivy:ignore:KSV-0010\n# trivy:ignore:KSV-0017",
      "spec:",
      [PID, APP, SIDE],
    ],
    ["nothing of another check", "# trivy:ignore:KSV-0012", "- name: app", []],
    ["nothing where the number only begins like it", "# trivy:ignore:KSV-00170", "- name: app", []],
    [
      "nothing where text follows before the container",
      "# trivy:ignore:KSV-0017\n# or so",
      "- name: app",
      [],
    ],
    ["nothing without a check", "# trivy:ignore", "- name: app", []],
  ])("covers %s", (_name, comment, before, places) => {
    expect(exempted(withComment(comment, before)).places.sort()).toEqual([...places].sort());
  });

  test("behind a value covers what begins on its line", () => {
    const text = TEXT.replace("- name: side", "- name: side # trivy:ignore:KSV-0017 a driver");
    expect(exempted(text)).toMatchObject({ places: [SIDE], reasons: ["a driver"] });
  });

  test("may say why before it", () => {
    const found = exempted(withComment("# a driver trivy:ignore:KSV-0017", "- name: app"));
    expect(found).toMatchObject({ places: [APP], reasons: ["a driver"] });
  });

  test("in a text is none", () => {
    const text = TEXT.replace("name: one", 'name: one, labels: {note: "# trivy:ignore:KSV-0017"}');
    expect(exempted(text).places).toEqual([]);
    const block = TEXT.replace("spec:", "data: |\n  # trivy:ignore:KSV-0017\nspec:");
    expect(exempted(block).places).toEqual([]);
  });

  test.each([
    ["before its day", "2999-01-02", [APP], "2999-01-01"],
    ["on its day and later", "2026-01-01", [], undefined],
    ["until no day", "2999-02-31", [], undefined],
  ])("counts %s", (_name, day, places, until) => {
    const found = exempted(withComment(`# trivy:ignore:KSV-0017:exp:${day}`, "- name: app"));
    expect(found.places).toEqual(places);
    expect(found.until).toEqual(until === undefined ? [] : [until]);
  });

  test("counts whatever the workspace", () => {
    expect(exempted(withComment("# trivy:ignore:KSV-0017:ws:dev", "- name: app")).places).toEqual([APP]);
  });

  test("gives no reason", () => {
    expect(exempted(withComment("# trivy:ignore:KSV-0017", "- name: app")).reasons).toEqual([
      "none is given for trivy",
    ]);
  });
});

describe("a comment for KICS", () => {
  test.each([
    ["the file", "# kics-scan ignore", "apiVersion", [PID, APP, SIDE, TWO]],
    ["the file below a header", "# Licence\n\n# kics-scan ignore\n---", "apiVersion", [PID, APP, SIDE, TWO]],
    [
      "queries of the file",
      `# kics-scan disable=${HOST_PID},${PRIVILEGED}`,
      "apiVersion",
      [PID, APP, SIDE, TWO],
    ],
    ["one query of the file", `# kics-scan disable=${HOST_PID.toUpperCase()}`, "apiVersion", [PID]],
    ["all other queries of the file", `# kics-scan enable=${PRIVILEGED}`, "apiVersion", [PID]],
    [
      "all but the queries that are switched on, whichever is off",
      `# kics-scan enable=${PRIVILEGED}\n# kics-scan disable=${PRIVILEGED}`,
      "apiVersion",
      [PID],
    ],
    ["the next line", "# kics-scan ignore-line", "hostPID", [PID]],
    ["a block", "# kics-scan ignore-block", "- name: side", [SIDE]],
    ["a block below its key", "# kics-scan ignore-block", "securityContext:", [APP]],
    ["one field of a map", "# kics-scan ignore-block", "hostPID", [PID]],
    ["an object", "# kics-scan ignore-block", "apiVersion", [PID, APP, SIDE]],
    ["nothing that begins further down", "# kics-scan ignore-line", "containers:", []],
    ["nothing of a file below its first value", "# kics-scan ignore", "kind: Pod", []],
    ["nothing by a query of that name", "# kics-scan disable=container_is_privileged-", "apiVersion", []],
    ["nothing by an unknown direction", "# kics-scan skip", "apiVersion", []],
  ])("covers %s", (_name, comment, before, places) => {
    expect(exempted(withComment(comment, before)).places.sort()).toEqual([...places].sort());
  });

  test("covers what is missing, at the line of what it is missing from", () => {
    const text = withComment("# kics-scan ignore-line", "- name: side");
    const found = exempted(text.replace(/(side:1)\n.*privileged.*/, "$1"));
    expect(found).toMatchObject({ places: [], count: 1, reasons: ["none is given for kics"] });
  });

  test("behind a value covers nothing", () => {
    expect(exempted(TEXT.replace("hostPID: true", "hostPID: true # kics-scan ignore-line")).places).toEqual(
      [],
    );
  });

  test("says why", () => {
    const text = withComment("# kics-scan ignore-line it reads processes", "hostPID");
    expect(exempted(text).reasons).toEqual(["it reads processes"]);
  });
});

test("comments count only when the settings say so", () => {
  const text = withComment("# kics-scan ignore", "apiVersion");
  expect(exempted(text, false).count).toBe(0);
});

test("items of a List and files with a byte order mark have their comments", () => {
  const pod = (name: string) =>
    `  - apiVersion: v1\n    kind: Pod\n    metadata: {name: ${name}}\n    spec: {hostPID: true, containers: []}\n`;
  const list = `\ufeffapiVersion: v1\nkind: List\nitems:\n  # trivy:ignore:KSV-0010\n${pod("one")}${pod("two")}`;
  expect(exempted(list).places).toEqual(["one spec.hostPID"]);
});

test("an alias has the line where it stands", () => {
  const text = `apiVersion: v1
kind: Pod
metadata: {name: one}
spec:
  initContainers:
    - &app
      name: app
      securityContext: {privileged: true}
  containers:
    # trivy:ignore:KSV-0017
    - *app
`;
  expect(exempted(text).places).toEqual(["one spec.containers[0].securityContext.privileged"]);
});

test("each query of KICS that a policy names has its id", () => {
  const named = policies.flatMap(({ equivalents = [] }) =>
    equivalents.flatMap((each) => (each.startsWith("kics:") ? [each.slice("kics:".length)] : [])),
  );
  expect(new Set(Object.values(queries))).toEqual(new Set(named));
});

test("many directions in a row are read in linear time", () => {
  const many = "# trivy:ignore:KSV-0012\n".repeat(50_000);
  const start = Date.now();
  expect(exempted(`${many}# trivy:ignore:KSV-0010\n${TEXT}`).places).toEqual([PID]);
  expect(Date.now() - start).toBeLessThan(10_000);
});

test("a file of many objects and comments is read in linear time", () => {
  const many = Array.from(
    { length: 1000 },
    (_, index) =>
      `# trivy:ignore:KSV-0010\n${TEXT.slice(0, TEXT.indexOf("---")).replace("one", `pod-${index}`)}---\n`,
  ).join("");
  const start = Date.now();
  expect(exempted(many).places).toHaveLength(1000);
  expect(Date.now() - start).toBeLessThan(10_000);
});
