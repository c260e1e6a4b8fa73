import { readManifests } from "../../lib/program/manifests";

const named = (text: string) => readManifests(text, "a.yaml");
const found = (text: string) => readManifests(text, "a.yaml", "found");
const reasons = (text: string) => found(text).notSeen.map(({ reason }) => reason);

const POD = "apiVersion: v1\nkind: Pod\n";

test.each([
  ["values of a chart", "image: nginx\nreplicas: 2\n"],
  ["the head of a chart", "apiVersion: v2\nname: shop\nversion: 1.0.0\n"],
  ["steps of a pipeline", "on: push\njobs: {}\n"],
  ["a playbook, which is a list", "- hosts: all\n  tasks: []\n"],
  ["a text", "just text\n"],
])("of a folder, %s is no manifest; named, it cannot be judged", (_name, text) => {
  expect(reasons(text)).toEqual(["no manifest: it has no apiVersion and kind"]);
  expect(() => named(text)).toThrow(/apiVersion and kind$/);
});

test("a file with manifests and something else is judged, and names the rest once", () => {
  const { resources, notSeen } = found(`${POD}---\na: 1\n---\nb: 2\n`);
  expect(resources).toHaveLength(1);
  expect(notSeen).toMatchObject([{ type: "file", name: "a.yaml", mayHoldObjects: false }]);
});

test.each([
  ["an expression as a value", `${POD}metadata:\n  name: {{ .Release.Name }}\n`],
  ["an expression with text behind it", `${POD}metadata:\n  name: {{ .Release.Name }}-web\n`],
  ["a condition around everything", `{{- if .Values.on }}\n${POD}{{- end }}\n`],
  ["an expression alone", '{{ include "shop.pod" . }}\n'],
  ["an expression in quotes", `${POD}spec: {hostPID: "{{ .Values.hostPID }}"}\n`],
])("a template that is not rendered is named as such: %s", (_name, text) => {
  expect(found(text)).toMatchObject({
    resources: [],
    notSeen: [{ reason: expect.stringContaining("a template that is not rendered"), mayHoldObjects: true }],
  });
  expect(() => named(text)).toThrow(/^a\.yaml:\d+:\d+: a template that is not rendered/);
});

test.each([
  [
    "labels in the text of an alert",
    "apiVersion: v1\nkind: ConfigMap\ndata: {text: '{{ $labels.pod }} is down'}\n",
  ],
  [
    "a template of another program",
    "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.tpl: |\n    {{ .Values.x }}\n",
  ],
  [
    "a custom resource with expressions",
    "apiVersion: argoproj.io/v1\nkind: Workflow\nspec: {a: '{{ .Values.x }}'}\n",
  ],
  ["a comment", `# {{ .Values.x }}\n${POD}`],
])("what looks like a template and is none is judged: %s", (_name, text) => {
  expect(found(text)).toMatchObject({ resources: [{}], notSeen: [] });
});

test.each(["v1beta1\nkind: Kustomization", "v1alpha1\nkind: Component"])(
  "a kustomization is not judged, and may hold objects: %j",
  (kind) => {
    const text = `apiVersion: kustomize.config.k8s.io/${kind}\nresources: [a.yaml]\n`;
    expect(found(text)).toMatchObject({ resources: [], notSeen: [{ mayHoldObjects: true }] });
    expect(named(text).notSeen[0]?.reason).toBe(
      "a kustomization: check what `kubectl kustomize` makes of it",
    );
  },
);

test("of a folder, a broken manifest is an error, and another broken file is not seen", () => {
  expect(() => found(`${POD}spec: [\n`)).toThrow("a.yaml:3:7: nothing closes a flow collection");
  expect(() => found(`${POD}kind: Job\n`)).toThrow("a.yaml:3:1: a key is repeated; line 2 has it already");
  expect(reasons("{\n  // settings\n  a: [\n")).toEqual([
    expect.stringMatching(/^it cannot be read: .+ \(line \d\)$/),
  ]);
});
