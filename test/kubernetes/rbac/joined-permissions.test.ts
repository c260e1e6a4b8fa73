import { joinedPermissions } from "../../../lib/kubernetes/rbac/joined-permissions";
import { ALL_PERMISSIONS } from "../../../lib/kubernetes/rbac/risky-permissions";
import type { ResourceAttributes } from "../../../lib/kubernetes/rbac/rule";
import { UNKNOWN, type ValueMap } from "../../../lib/model/value";
import {
  account,
  clusterOf,
  clusterRole,
  clusterRoleBinding,
  group,
  type Resource,
  role,
  roleBinding,
  rule,
  toClusterRole,
  toRole,
} from "./support";

const API = "rbac.authorization.k8s.io";
const web = account("shop", "web");
const ESCALATE = rule(["escalate"], [API], ["roles"]);
const PATCH = rule(["patch"], [API], ["roles"]);

function joined(...resources: Resource[]): string[] {
  return joinedPermissions(clusterOf(...resources), ALL_PERMISSIONS).map(
    ({ permission, severity, verdict }) => `${permission.id} ${severity}${verdict === UNKNOWN ? "?" : ""}`,
  );
}

/** A rule for one request, whatever its name. */
function ruleFor({ verb, group: apiGroup, resource, subresource, name }: ResourceAttributes): ValueMap {
  const path = subresource === undefined ? resource : `${resource}/${subresource}`;
  const isAny = apiGroup === "any.example";
  return rule([verb], [isAny ? "*" : apiGroup], [isAny ? "*" : path], typeof name === "string" ? [name] : []);
}

describe("rights of several roles", () => {
  const split = ALL_PERMISSIONS.filter(({ needs }) => needs.length > 1);

  test.each(split.map((permission) => [permission.id, permission] as const))(
    "give %s together",
    (_, permission) => {
      const { needs } = permission;
      // Some needs have a request in common: each role gets the one that the other needs have not.
      const rules = needs.map((requests, index) => {
        const others = needs
          .filter((_, other) => other !== index)
          .flat()
          .map((one) => JSON.stringify(ruleFor(one)));
        const own = requests.find((one) => !others.includes(JSON.stringify(ruleFor(one)))) ?? requests[0];
        return ruleFor(own as ResourceAttributes);
      });
      const resources = rules.flatMap((one, index) => [
        clusterRole(`half-${index}`, [one]),
        clusterRoleBinding(`half-${index}`, toClusterRole(`half-${index}`), web),
      ]);
      const isJoined = (of: Resource[]) => joinedPermissions(clusterOf(...of), [permission]).length > 0;
      expect([isJoined(resources), isJoined(resources.slice(0, -1))]).toEqual([true, false]);
    },
  );

  test.each<[name: string, resources: Resource[], expected: string[]]>([
    [
      "one role that gives both is enough: that is the role's affair",
      [
        role("shop/both", [ESCALATE, PATCH]),
        role("shop/one", [ESCALATE]),
        roleBinding("shop/both", toRole("both"), web),
        roleBinding("shop/one", toRole("one"), web),
      ],
      [],
    ],
    [
      "an account and all accounts of its namespace",
      [
        role("shop/one", [ESCALATE]),
        role("shop/two", [PATCH]),
        roleBinding("shop/one", toRole("one"), web),
        roleBinding("shop/two", toRole("two"), group("system:serviceaccounts:shop")),
      ],
      ["escalate-roles high"],
    ],
    [
      "halves in two namespaces",
      [
        role("shop/one", [ESCALATE]),
        role("store/two", [PATCH]),
        roleBinding("shop/one", toRole("one"), web),
        roleBinding("store/two", toRole("two"), web),
      ],
      [],
    ],
    [
      "one half in a namespace and one in all of them",
      [
        role("shop/one", [ESCALATE]),
        clusterRole("two", [PATCH]),
        roleBinding("shop/one", toRole("one"), web),
        clusterRoleBinding("two", toClusterRole("two"), web),
      ],
      ["escalate-roles high"],
    ],
    [
      "a role that another program declares may be the other half",
      [
        role("shop/one", [ESCALATE]),
        roleBinding("shop/one", toRole("one"), web),
        roleBinding("shop/two", toRole("elsewhere"), web),
      ],
      ["escalate-roles high?"],
    ],
    [
      "two roles that other programs declare say nothing",
      [roleBinding("shop/one", toRole("elsewhere"), web), roleBinding("shop/two", toRole("nowhere"), web)],
      [],
    ],
  ])("%s", (_, resources, expected) => {
    expect(joined(...resources)).toEqual(expected);
  });
});
