import {
  type AccessRequest,
  grants,
  type ResourceAttributes,
  type Rule,
  ruleOf,
  SOME_NAME,
} from "../../../lib/kubernetes/rbac/rule";
import { type Declaration, DeclaredResource } from "../../../lib/model/declared-resource";
import { type Truth, UNKNOWN, type Value } from "../../../lib/model/value";
import { rule } from "./support";

function read(declared: Value): Rule {
  const declaration: Declaration = { urn: null, type: "", properties: { rule: declared } };
  return ruleOf(new DeclaredResource(declaration, "v1", "Role", false).root.key("rule"));
}

function judged(declared: Value, request: AccessRequest): Truth {
  return grants(read(declared), request);
}

const getPods: AccessRequest = { verb: "get", group: "", resource: "pods" };
const exec: AccessRequest = {
  verb: "create",
  group: "",
  resource: "pods",
  subresource: "exec",
  name: "web-0",
};
const scale: AccessRequest = { verb: "update", group: "apps", resource: "deployments", subresource: "scale" };

type Case = [name: string, declared: Value, request: AccessRequest, expected: Truth];

describe("verbs, groups and resources", () => {
  test.each<Case>([
    ["all three equal", rule(["get"], [""], ["pods"]), getPods, true],
    ["one of several verbs", rule(["list", "get"], [""], ["pods"]), getPods, true],
    ["another verb", rule(["list"], [""], ["pods"]), getPods, false],
    ["get does not include list", rule(["get"], [""], ["pods"]), { ...getPods, verb: "list" }, false],
    ["a wildcard of verbs", rule(["*"], [""], ["pods"]), { ...getPods, verb: "impersonate" }, true],
    ["a verb in capitals", rule(["GET"], [""], ["pods"]), getPods, false],
    ["no wildcard inside a verb", rule(["ge*"], [""], ["pods"]), getPods, false],
    ["no verbs", rule([], [""], ["pods"]), getPods, false],
    ["another group", rule(["get"], ["apps"], ["pods"]), getPods, false],
    ["a wildcard of groups", rule(["get"], ["*"], ["pods"]), getPods, true],
    ["no groups, which is not the core group", rule(["get"], [], ["pods"]), getPods, false],
    ["absent groups", { verbs: ["get"], resources: ["pods"] }, getPods, false],
    ["null is the core group", rule(["get"], [null], ["pods"]), getPods, true],
    [
      "the core group does not include apps",
      rule(["*"], [""], ["deployments"]),
      { ...scale, subresource: undefined },
      false,
    ],
    ["a wildcard of resources", rule(["get"], [""], ["*"]), getPods, true],
    ["a wildcard of resources includes subresources", rule(["create"], [""], ["*"]), exec, true],
    ["a resource does not include its subresources", rule(["create"], [""], ["pods"]), exec, false],
    ["a subresource does not include its resource", rule(["get"], [""], ["pods/log"]), getPods, false],
    ["a subresource by name", rule(["create"], [""], ["pods/exec"]), exec, true],
    ["a wildcard after the slash matches no subresource", rule(["create"], [""], ["pods/*"]), exec, false],
    ["a wildcard after the slash matches no resource", rule(["get"], [""], ["pods/*"]), getPods, false],
    ["a wildcard before the slash", rule(["update"], ["*"], ["*/scale"]), scale, true],
    ["a wildcard before another subresource", rule(["update"], ["*"], ["*/status"]), scale, false],
    ["a wildcard before the slash matches no resource", rule(["get"], [""], ["*/scale"]), getPods, false],
    ["wildcards on both sides match nothing", rule(["create"], [""], ["*/*"]), exec, false],
    ["part of a name", rule(["get"], [""], ["pod"]), getPods, false],
    ["an empty subresource is none", rule(["get"], [""], ["pods"]), { ...getPods, subresource: "" }, true],
  ])("%s", (_, declared, request, expected) => {
    expect(judged(declared, request)).toBe(expected);
  });
});

describe("resourceNames", () => {
  const secrets = (verbs: Value, names: Value) => rule(verbs, [""], ["secrets"], names);
  const request = (verb: string, name?: ResourceAttributes["name"]): AccessRequest => ({
    verb,
    group: "",
    resource: "secrets",
    name,
  });

  test.each<Case>([
    ["no names are all names", secrets(["get"], []), request("get", "db"), true],
    ["null is all names", secrets(["get"], null), request("get", "db"), true],
    ["a listed name", secrets(["get"], ["db"]), request("get", "db"), true],
    ["another name", secrets(["get"], ["db"]), request("get", "tls"), false],
    ["a request for all names", secrets(["get"], ["db"]), request("get"), false],
    ["a star is a name", secrets(["get"], ["*"]), request("get", "db"), false],
    ["create carries no name", secrets(["create"], ["db"]), request("create"), false],
    [
      "deletecollection carries no name",
      secrets(["deletecollection"], ["db"]),
      request("deletecollection"),
      false,
    ],
    ["a plain list carries no name", secrets(["list"], ["db"]), request("list"), false],
    ["a list with a field selector carries the name", secrets(["list"], ["db"]), request("list", "db"), true],
    [
      "a watch with a field selector of another name",
      secrets(["watch"], ["db"]),
      request("watch", "tls"),
      false,
    ],
    ["an empty name matches requests without one", secrets(["list"], [""]), request("list"), true],
    [
      "the creation of a subresource carries the name",
      rule(["create"], [""], ["pods/exec"], ["web-0"]),
      exec,
      true,
    ],
    [
      "the creation of another object's subresource",
      rule(["create"], [""], ["pods/exec"], ["db-0"]),
      exec,
      false,
    ],
    ["some name, where one is listed", secrets(["get"], ["db"]), request("get", SOME_NAME), true],
    ["some name, where all are allowed", secrets(["get"], []), request("get", SOME_NAME), true],
    ["some name, where the names are unknown", secrets(["get"], UNKNOWN), request("get", SOME_NAME), true],
    [
      "some other name, where that one alone is listed",
      secrets(["get"], ["db"]),
      request("get", { except: /^db$/ }),
      false,
    ],
    [
      "some other name, where one is listed",
      secrets(["get"], ["db", "web"]),
      request("get", { except: /^db$/ }),
      true,
    ],
    [
      "some other name, where all are allowed",
      secrets(["get"], []),
      request("get", { except: /^db$/ }),
      true,
    ],
    [
      "some other name, where a name is unknown",
      secrets(["get"], ["db", UNKNOWN]),
      request("get", { except: /^db$/ }),
      UNKNOWN,
    ],
    ["some name of another verb", secrets(["get"], ["db"]), request("patch", SOME_NAME), false],
  ])("%s", (_, declared, request, expected) => {
    expect(judged(declared, request)).toBe(expected);
  });
});

describe("nonResourceURLs", () => {
  const urls = (...nonResourceURLs: Value[]) => ({ verbs: ["get"], nonResourceURLs });
  const get = (url: string): AccessRequest => ({ verb: "get", url });

  test.each<Case>([
    ["the same path", urls("/metrics"), get("/metrics"), true],
    ["a path below", urls("/metrics"), get("/metrics/slis"), false],
    ["a star at the end", urls("/logs/*"), get("/logs/kubelet.log"), true],
    ["a star at the end takes nothing too", urls("/logs*"), get("/logs"), true],
    ["a star at the end after the slash", urls("/logs/*"), get("/logs"), false],
    ["several stars at the end are one", urls("/logs**"), get("/logs/kubelet.log"), true],
    ["a star alone", urls("*"), get("/metrics"), true],
    ["no star in the middle", urls("/*/slis"), get("/metrics/slis"), false],
    ["another verb", urls("/metrics"), { verb: "post", url: "/metrics" }, false],
    ["a path is no resource", urls("*"), getPods, false],
    ["a resource is no path", rule(["*"], ["*"], ["*"]), get("/metrics"), false],
    ["an unknown path", urls(UNKNOWN), get("/metrics"), UNKNOWN],
    ["a path beside an unknown one", urls(UNKNOWN, "*"), get("/metrics"), true],
  ])("%s", (_, declared, request, expected) => {
    expect(judged(declared, request)).toBe(expected);
  });
});

describe("unknowns", () => {
  const named: AccessRequest = { ...getPods, name: "web-0" };

  test.each<Case>([
    ["an unknown rule", UNKNOWN, getPods, UNKNOWN],
    ["a rule that is no map", "get pods", getPods, UNKNOWN],
    ["unknown verbs", rule(UNKNOWN, [""], ["pods"]), getPods, UNKNOWN],
    ["unknown verbs of another resource", rule(UNKNOWN, [""], ["nodes"]), getPods, false],
    ["verbs that are no list", rule("get", [""], ["pods"]), getPods, UNKNOWN],
    ["a known verb beside an unknown one", rule([UNKNOWN, "get"], [""], ["pods"]), getPods, true],
    ["another verb beside an unknown one", rule([UNKNOWN, "list"], [""], ["pods"]), getPods, UNKNOWN],
    ["an unknown group", rule(["get"], [UNKNOWN], ["pods"]), getPods, UNKNOWN],
    ["unknown resources", rule(["get"], [""], UNKNOWN), getPods, UNKNOWN],
    ["a wildcard beside an unknown resource", rule(["get"], [""], [UNKNOWN, "*"]), getPods, true],
    ["an unknown name", rule(["get"], [""], ["pods"], [UNKNOWN]), named, UNKNOWN],
    ["an unknown name is one name, not all", rule(["get"], [""], ["pods"], [UNKNOWN]), getPods, false],
    ["a known name beside an unknown one", rule(["get"], [""], ["pods"], [UNKNOWN, "web-0"]), named, true],
    ["names that may be none", rule(["get"], [""], ["pods"], UNKNOWN), getPods, UNKNOWN],
    ["a number is unknown", rule([1], [""], ["pods"]), getPods, UNKNOWN],
  ])("%s", (_, declared, request, expected) => {
    expect(judged(declared, request)).toBe(expected);
  });
});
