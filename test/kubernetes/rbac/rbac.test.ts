import { UNKNOWN } from "../../../lib/kubernetes/value";
import {
  account,
  can,
  clusterRole,
  clusterRoleBinding,
  role,
  roleBinding,
  rule,
  serviceAccount,
  toClusterRole,
  toRole,
} from "./support";

const readPods = { verb: "get", group: "", resource: "pods", namespace: "shop" };
const web = serviceAccount("shop", "web");

describe("can", () => {
  test("a ClusterRoleBinding holds in every namespace", () => {
    const program = [
      clusterRole("reader", [rule(["get"], [""], ["pods"])]),
      clusterRoleBinding("reads", toClusterRole("reader"), account("shop", "web")),
    ];
    expect(can(program, web, readPods)).toBe(true);
    expect(can(program, web, { ...readPods, namespace: undefined })).toBe(true);
    expect(can(program, web, { ...readPods, verb: "list" })).toBe(false);
    expect(can(program, serviceAccount("shop", "api"), readPods)).toBe(false);
  });

  test("a RoleBinding holds in its namespace only", () => {
    const program = [
      role("shop/reader", [rule(["get"], [""], ["pods"])]),
      roleBinding("shop/reads", toRole("reader"), account(undefined, "web")),
    ];
    expect(can(program, web, readPods)).toBe(true);
    expect(can(program, web, { ...readPods, namespace: "db" })).toBe(false);
    expect(can(program, web, { ...readPods, namespace: undefined })).toBe(false);
  });

  test("an unknown subject may be anyone", () => {
    const program = [clusterRoleBinding("reads", toClusterRole("cluster-admin"), account("shop", UNKNOWN))];
    expect(can(program, web, readPods)).toBe(UNKNOWN);
    expect(can(program, serviceAccount("db", "web"), readPods)).toBe(false);
  });
});
