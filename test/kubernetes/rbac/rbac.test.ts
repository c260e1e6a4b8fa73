import { type Truth, UNKNOWN } from "../../../lib/model/value";
import { growthOf } from "../../support/steps";
import {
  account,
  can,
  clusterRole,
  clusterRoleBinding,
  declared,
  getPods,
  group,
  patch,
  READER,
  type Resource,
  rbac,
  role,
  roleBinding,
  rule,
  serviceAccount,
  toClusterRole,
  toRole,
  web,
} from "./support";

describe("patches", () => {
  const binding = clusterRoleBinding("binding", toClusterRole("reader"), account("shop", "web"));
  const unnamed = (of: Resource) => patch({ properties: { ...of.properties, metadata: { name: UNKNOWN } } });

  test.each<[name: string, program: Resource[], expected: Truth]>([
    ["add rules to a role", [binding, clusterRole("reader", []), patch(clusterRole("reader", READER))], true],
    [
      "keep the rules of a role",
      [binding, clusterRole("reader", READER), patch(clusterRole("reader", []))],
      true,
    ],
    [
      "are no rules of another role",
      [binding, clusterRole("reader", []), patch(clusterRole("writer", READER))],
      false,
    ],
    ["tell some rules of a role that is elsewhere", [binding, patch(clusterRole("reader", READER))], true],
    [
      "do not tell all rules of a role that is elsewhere",
      [binding, patch(clusterRole("reader", []))],
      UNKNOWN,
    ],
    [
      "may be of any role while their name is unknown",
      [binding, clusterRole("reader", []), unnamed(clusterRole("reader", READER))],
      UNKNOWN,
    ],
    [
      "add subjects to a binding",
      [
        clusterRoleBinding("binding", toClusterRole("reader")),
        patch(declared("ClusterRoleBinding", "binding", { subjects: [account("shop", "web")] })),
        clusterRole("reader", READER),
      ],
      true,
    ],
    [
      "add subjects to a binding of which nobody knows the role",
      [patch(declared("ClusterRoleBinding", "binding", { subjects: [account("shop", "web")] }))],
      UNKNOWN,
    ],
    [
      "add subjects to the binding of cluster-admin",
      [patch(declared("ClusterRoleBinding", "cluster-admin", { subjects: [account("shop", "web")] }))],
      true,
    ],
    [
      "add subjects to the binding of a harmless role",
      [patch(declared("ClusterRoleBinding", "system:discovery", { subjects: [account("shop", "web")] }))],
      false,
    ],
    [
      "add rules to a built-in role",
      [
        clusterRoleBinding("b", toClusterRole("system:discovery"), account("shop", "web")),
        patch(clusterRole("system:discovery", READER)),
      ],
      true,
    ],
    [
      "add rules to a Role of their namespace",
      [
        roleBinding("shop/b", toRole("reader"), account("shop", "web")),
        role("shop/reader", []),
        patch(role("shop/reader", READER)),
      ],
      true,
    ],
    [
      "add no rules to a Role of another namespace",
      [
        roleBinding("shop/b", toRole("reader"), account("shop", "web")),
        role("shop/reader", []),
        patch(role("db/reader", READER)),
      ],
      false,
    ],
  ])("%s", (_, program, expected) => {
    expect(can(program, web, getPods)).toBe(expected);
  });
});

describe("witnesses", () => {
  const program = [
    clusterRole("reader", [rule(["list"], [""], ["nodes"]), ...READER]),
    clusterRoleBinding("reads", toClusterRole("reader"), account("db", "web"), account("shop", "web")),
  ];

  test("tell the binding, the subject, the role and the rule", () => {
    const { witness } = rbac(...program).can(web, getPods);
    expect(witness?.binding.title).toBe('ClusterRoleBinding "reads"');
    expect(witness?.subject.path).toBe("subjects[1]");
    expect(witness?.role).toBe('ClusterRole "reader"');
    expect(witness?.rule?.path).toBe("rules[1]");
    expect(witness?.rule?.owner.title).toBe('ClusterRole "reader"');
  });

  test("of a built-in role have no rule", () => {
    const { witness } = rbac(clusterRoleBinding("b", toClusterRole("edit"), account("shop", "web"))).can(
      web,
      getPods,
    );
    expect(witness?.role).toBe('ClusterRole "edit"');
    expect(witness?.rule).toBeUndefined();
  });

  test("are there for open questions, and not for what is refused", () => {
    const open = rbac(clusterRoleBinding("b", toClusterRole("elsewhere"), account("shop", "web")));
    expect(open.can(web, getPods).witness?.role).toBe('ClusterRole "elsewhere"');
    expect(open.can(serviceAccount("db", "web"), getPods)).toEqual({ verdict: false });
  });

  test("are of the certain grant, whichever comes first", () => {
    const open = clusterRoleBinding("open", toClusterRole(UNKNOWN), account("shop", "web"));
    for (const all of [
      [open, ...program],
      [...program, open],
    ]) {
      expect(rbac(...all).can(web, getPods).witness?.binding.title).toBe('ClusterRoleBinding "reads"');
    }
  });
});

describe("grants", () => {
  test("of an identity are the bindings that apply to it, the certain ones first", () => {
    const known = rbac(
      clusterRoleBinding("open", toClusterRole("view"), account("shop", UNKNOWN)),
      clusterRoleBinding("own", toClusterRole("view"), account("shop", "web"), group("system:authenticated")),
      roleBinding("db/group", toClusterRole("edit"), group("system:serviceaccounts:shop")),
      clusterRoleBinding("other", toClusterRole("edit"), account("shop", "api")),
    );
    const grants = known.bindingsFor(web).map(({ binding, verdict }) => [binding.object.title, verdict]);
    expect(grants).toEqual([
      ['ClusterRoleBinding "own"', true],
      ['RoleBinding "db/group"', true],
      ['ClusterRoleBinding "open"', UNKNOWN],
    ]);
  });

  test("of a binding are those of its role", () => {
    const known = rbac(clusterRole("reader", READER), clusterRoleBinding("reads", toClusterRole("reader")));
    const [binding] = known.bindings;
    if (binding === undefined) throw new Error("no binding");
    const { name, kind, object, isBuiltIn, rules } = known.roleOf(binding);
    expect([name, kind, object?.title, isBuiltIn]).toEqual([
      "reader",
      "ClusterRole",
      'ClusterRole "reader"',
      false,
    ]);
    expect(rules).toHaveLength(1);
  });
});

describe("answers do not go through all bindings", () => {
  const secrets = [rule(["list"], [""], ["secrets"])];
  const toView = { metadata: { labels: { "rbac.authorization.k8s.io/aggregate-to-view": "true" } } };

  test.each<[name: string, make: (index: number) => Resource[]]>([
    [
      "with a role and an account each",
      (index) => [
        role(`shop/r${index}`, READER),
        roleBinding(`shop/b${index}`, toRole(`r${index}`), account(undefined, `a${index}`)),
      ],
    ],
    [
      "to one role",
      (index) => [clusterRoleBinding(`b${index}`, toClusterRole("admin"), account("shop", `a${index}`))],
    ],
    [
      "of one group to roles of their own",
      (index) => [
        clusterRole(`r${index}`, secrets),
        clusterRoleBinding(`b${index}`, toClusterRole(`r${index}`), group("system:authenticated")),
      ],
    ],
    [
      "of accounts that are not known",
      (index) => [
        clusterRole(`r${index}`, secrets),
        clusterRoleBinding(`b${index}`, toClusterRole(`r${index}`), account(UNKNOWN, UNKNOWN)),
      ],
    ],
    [
      "to a built-in role that as many roles widen",
      (index) => [
        clusterRole(`r${index}`, secrets, toView),
        clusterRoleBinding(`b${index}`, toClusterRole("view"), account("shop", `a${index}`)),
      ],
    ],
  ])("%s", (_, make) => {
    const growth = growthOf(100, (count) => {
      const program = Array.from({ length: count }, (_, index) => make(index)).flat();
      return () => {
        const known = rbac(...program);
        for (let index = 0; index < count; index++) known.can(serviceAccount("shop", `a${index}`), getPods);
      };
    });
    expect(growth).toBeLessThan(20);
  });
});
