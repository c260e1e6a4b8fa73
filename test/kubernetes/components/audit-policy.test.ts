import { parse } from "yaml";
import { decidesOn, mayDecideOn } from "../../../lib/kubernetes/components/audit-policy";
import { type Declaration, DeclaredResource } from "../../../lib/model/declared-resource";
import type { Field } from "../../../lib/model/field";
import { UNKNOWN } from "../../../lib/model/value";

const EXEC = { verb: "create", group: "", resource: "pods/exec" };
/** A rule, from its YAML. */
function rule(text: string): Field {
  const declaration: Declaration = { urn: null, type: "", properties: { rule: parse(text) } };
  return new DeclaredResource(declaration, "v1", "ConfigMap", false).root.key("rule");
}

describe("a rule of an audit policy", () => {
  test.each([
    ["level: None", true],
    ["{ resources: [{ group: '' }] }", true],
    ["{ resources: [{ resources: [pods/exec] }] }", true],
    ["{ resources: [{ resources: ['pods/*'] }] }", true],
    ["{ resources: [{ resources: ['*/exec'] }] }", true],
    ["{ resources: [{ resources: ['*'] }] }", true],
    ["{ userGroups: ['system:authenticated'] }", true],
    ["{ resources: [{ resources: [pods] }] }", false],
    ["{ resources: [{ group: apps, resources: ['*'] }] }", false],
    ["{ verbs: [get, list] }", false],
    ["{ nonResourceURLs: ['*'] }", false],
  ])("%s decides on commands in pods: %s", (text, decides) => {
    expect(decidesOn(rule(text), EXEC)).toBe(decides);
    expect(mayDecideOn(rule(text), EXEC)).toBe(decides);
  });

  test.each([
    "{ users: ['system:kube-proxy'] }",
    "{ userGroups: ['system:nodes'] }",
    "{ namespaces: [shop] }",
    "{ resources: [{ resources: [pods/exec], resourceNames: [debug] }] }",
  ])("%s decides for some only", (text) => {
    expect(decidesOn(rule(text), EXEC)).toBe(false);
    expect(mayDecideOn(rule(text), EXEC)).toBe(true);
  });

  test("may be read only in part", () => {
    expect(decidesOn(rule("{ verbs: 7 }"), EXEC)).toBe(UNKNOWN);
  });
});
