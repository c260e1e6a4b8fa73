import { UNKNOWN } from "../../lib/model/value";
import { settingsOf } from "../../lib/policy/configuration";
import { judge } from "../../lib/program/judge";
import { readManifests } from "../../lib/program/manifests";
import { placed } from "../../lib/program/placement";
import { policies } from "../../policies";

const read = (text: string, file = "shop/a.yaml") => readManifests(text, file).resources;
const namespaces = (text: string, given?: string) =>
  placed(read(text), given).resources.map(({ declaration }) => declaration.defaultNamespace);

const AGENT = `apiVersion: v1
kind: ServiceAccount
metadata: {name: agent}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec: {serviceAccountName: agent, containers: [{name: agent, image: "registry.example.com/agent:1"}]}
---
`;
const bindingTo = (namespace: string, name = "agent") => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: ${name}-${namespace}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: ${name}, namespace: ${namespace}}]
---
`;

test("manifests without a namespace go to the one that is given", () => {
  expect(namespaces(AGENT + bindingTo("ops"), "team-a")).toEqual(["team-a", "team-a", "team-a"]);
});

test("without an option they are where a binding names their account, and a notice says so", () => {
  expect(namespaces(AGENT + bindingTo("ops"))).toEqual(["ops", "ops", "ops"]);
  expect(placed(read(AGENT + bindingTo("ops"))).notices).toEqual([
    "objects without a namespace in shop are taken to be in ops, where bindings name their accounts; --namespace says otherwise",
  ]);
});

test("bindings that name several namespaces leave theirs unknown", () => {
  expect(namespaces(AGENT + bindingTo("ops") + bindingTo("default"))[0]).toBe(UNKNOWN);
});

test.each([
  ["no binding", AGENT],
  ["a binding that names default", AGENT + bindingTo("default")],
  ["a binding of another account", AGENT + bindingTo("ops", "other")],
  ["a binding of the account called default", AGENT + bindingTo("ops", "default")],
  [
    "a binding of an account that is declared there",
    `${AGENT + bindingTo("ops")}apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: agent, namespace: ops}\n`,
  ],
])("%s leaves them in the default namespace", (_name, text) => {
  expect(new Set(namespaces(text))).toEqual(new Set([undefined]));
});

test("a binding of one folder places the objects of that folder alone", () => {
  const both = [...read(AGENT + bindingTo("ops")), ...read("apiVersion: v1\nkind: Pod\n", "other/b.yaml")];
  expect(placed(both).resources.at(-1)?.declaration.defaultNamespace).toBeUndefined();
});

const foundIn = (text: string, given?: string) =>
  judge(policies, placed(read(text), given).resources, settingsOf(policies))
    .findings.filter(({ verdict }) => verdict === "violated")
    .map(({ policy }) => policy.id);

test("an agent whose binding names it elsewhere brings its rights to every node", () => {
  const found = foundIn(AGENT + bindingTo("ops"));
  expect(found).toContain("no-strong-accounts-on-every-node");
  expect(found).not.toContain("no-unneeded-tokens");
});

test("nobody says of an agent in one of several namespaces that no binding gives it rights", () => {
  expect(foundIn(AGENT + bindingTo("ops") + bindingTo("dev"))).not.toContain("no-unneeded-tokens");
});

test("an agent that goes elsewhere by the option has no rights of that binding", () => {
  expect(foundIn(AGENT + bindingTo("ops"), "dev")).not.toContain("no-strong-accounts-on-every-node");
});

test("what files leave open is said of files, and a value of a wrong type is called one", () => {
  const wrong =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {securityContext: 'runAsUser:1', containers: []}\n";
  const messages = judge(policies, read(wrong), settingsOf(policies)).findings.map(({ message }) => message);
  expect(messages).toContain('Pod "a": spec.securityContext is not of the type that the API takes');
  expect(messages.filter((message) => message.includes("deployment"))).toEqual([]);
});
