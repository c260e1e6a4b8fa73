import { type DeclaredResource, objectsOf } from "../../lib/model/declared-resource";
import type { Field } from "../../lib/model/field";
import { concerning, factIssue, flagIssue, type Issue, settingIssue } from "../../lib/model/issue";
import { sentenceOf } from "../../lib/policy/sentence";
import { type Manifest, pod } from "../support/builders";

const web = declared(pod({ containers: Array.from({ length: 11 }, () => ({})) }));
const spec = web.root.key("spec");

function declared(properties: Manifest): DeclaredResource {
  const [object] = objectsOf({ urn: null, type: "", properties });
  if (object === undefined) throw new Error("no object");
  return object;
}

function container(index: number): Field {
  const field = spec.key("containers").items()[index];
  if (field === undefined) throw new Error("no container");
  return field;
}

const part = (name: string, index: number, noun = "container") => ({
  title: `${noun} "${name}"`,
  field: container(index),
});

const must = (field: Field, value?: string) => settingIssue(true, field, "must set", value);
const mustNot = (field: Field, value?: string) => settingIssue(true, field, "must not set", value);

function said(...issues: readonly (Issue | undefined)[]): string {
  return sentenceOf(
    web,
    issues.filter((issue) => issue !== undefined),
  );
}

describe("what the object itself must do", () => {
  test("is its title, the demand, the path and the value", () => {
    expect(said(mustNot(spec.key("hostPID"), "true"))).toBe('Pod "web" must not set spec.hostPID=true');
  });

  test("has no value where the demand asks for any", () => {
    expect(said(must(spec.key("runtimeClassName")))).toBe('Pod "web" must set spec.runtimeClassName');
  });

  test("says a demand once for all settings of it", () => {
    expect(said(mustNot(spec.key("hostPID"), "true"), mustNot(spec.key("hostIPC"), "true"))).toBe(
      'Pod "web" must not set spec.hostPID=true, spec.hostIPC=true',
    );
  });

  test("says a setting once that is found twice", () => {
    expect(said(mustNot(spec.key("hostPID"), "true"), mustNot(spec.key("hostPID"), "true"))).toBe(
      'Pod "web" must not set spec.hostPID=true',
    );
  });

  test("has a clause for each demand", () => {
    expect(said(mustNot(spec.key("hostPID"), "true"), must(spec.key("hostUsers"), "false"))).toBe(
      'Pod "web" must not set spec.hostPID=true; it must set spec.hostUsers=false',
    );
  });

  test("has the places of a fact in brackets, each once", () => {
    const fact = (field: Field) => factIssue(true, field, "must not run with a strong account");
    const account = fact(spec.key("serviceAccountName"));
    expect(said(account, account, fact(spec.key("volumes")))).toBe(
      'Pod "web" must not run with a strong account (spec.serviceAccountName, spec.volumes)',
    );
  });

  test("has the part of a fact before its place", () => {
    const fact = factIssue(true, container(0).key("env"), "must not hold a credential");
    expect(said(concerning('container "api"', fact))).toBe(
      'Pod "web" must not hold a credential (container "api", spec.containers[0].env)',
    );
  });

  test("has a flag as it stands on the command line, with its part", () => {
    const flag = flagIssue(true, container(0).key("command"), "must set", "--anonymous-auth=false");
    expect(said(concerning("kube-apiserver", flag))).toBe(
      'Pod "web" must set --anonymous-auth=false (kube-apiserver)',
    );
  });
});

describe("what a part must do", () => {
  const limits = (index: number) => container(index).key("resources").key("limits");

  test("is said from the part, with its place once", () => {
    const api = part("api", 0);
    expect(
      said(concerning(api, must(limits(0).key("cpu"))), concerning(api, must(limits(0).key("memory")))),
    ).toBe(
      'Pod "web": container "api" must set resources.limits.cpu, resources.limits.memory (spec.containers[0])',
    );
  });

  test("is shared by parts of which the same is demanded", () => {
    expect(
      said(
        concerning(part("api", 0), must(limits(0).key("cpu"))),
        concerning(part("web", 1), must(limits(1).key("cpu"))),
        concerning(part("set-up", 2, "init container"), must(limits(2).key("cpu"))),
      ),
    ).toBe(
      'Pod "web": containers "api", "web", init container "set-up" must set resources.limits.cpu (spec.containers[0], spec.containers[1], spec.containers[2])',
    );
  });

  test("is a clause for each demand, and for each part of which another is demanded", () => {
    expect(
      said(
        concerning(part("api", 0), must(limits(0).key("cpu"))),
        concerning(part("api", 0), mustNot(container(0).key("tty"), "true")),
        concerning(part("web", 1), must(limits(1).key("memory"))),
      ),
    ).toBe(
      'Pod "web": container "api" must set resources.limits.cpu (spec.containers[0]); container "api" must not set tty=true (spec.containers[0]); container "web" must set resources.limits.memory (spec.containers[1])',
    );
  });

  test("comes after what the object itself must do", () => {
    expect(
      said(concerning(part("api", 0), must(limits(0).key("cpu"))), mustNot(spec.key("hostPID"), "true")),
    ).toBe(
      'Pod "web" must not set spec.hostPID=true; container "api" must set resources.limits.cpu (spec.containers[0])',
    );
  });

  test("keeps its whole path where the setting is not below the part", () => {
    expect(said(concerning(part("api", 0), must(spec.key("hostUsers"), "false")))).toBe(
      'Pod "web" must set spec.hostUsers=false (container "api")',
    );
  });

  test("is not taken for that of a part whose place only starts alike", () => {
    expect(said(concerning(part("api", 1), must(container(10).key("tty"), "false")))).toBe(
      'Pod "web" must set spec.containers[10].tty=false (container "api")',
    );
  });
});

test("names with control characters are one line of text", () => {
  const hostile = declared(pod({}, { "metadata.name": "web\u001b[31m\nroot" }));
  const message = sentenceOf(
    hostile,
    [mustNot(hostile.root.key("spec").key("hostPID"), "true")].filter((issue) => issue !== undefined),
  );
  expect(message).toMatch(/^[\x20-\x7e]+$/);
  expect(message).toMatch(/ must not set spec\.hostPID=true$/);
});
