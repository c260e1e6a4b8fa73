import type { DeclaredResource } from "../../model/declared-resource";
import { UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Binding, Subject } from "./binding";
import { rbacOf } from "./rbac";
import { all, ofEach, WORKLOADS } from "./risky-permission";
import { SOME_NAME } from "./rule";

const MAKERS = {
  pods: ofEach(WORKLOADS, (group, names) => all("create", group, names)),
  services: all("create", "", "services"),
};

/**
 * Whether objects that nobody declares may come into a namespace at run time: by operators of custom resources, or by
 * service accounts that the program lets create them there.
 */
export function mayAppear(cluster: Cluster, what: keyof typeof MAKERS, namespace: string): boolean {
  return cluster.remember(`objects at run time: ${what} ${namespace}`, () => {
    if (cluster.mayHaveOperators !== false) return true;
    return makersOf(cluster, what).some((binding) =>
      MAKERS[what].some(
        (request) => rbacOf(cluster).allows(binding, { ...request, namespace }).verdict !== false,
      ),
    );
  });
}

/** The bindings of service accounts that may create such objects in some namespace. */
function makersOf(cluster: Cluster, what: keyof typeof MAKERS): readonly Binding[] {
  return cluster.remember(`makers at run time: ${what}`, () =>
    accountBindings(cluster).filter((binding) =>
      MAKERS[what].some((request) => rbacOf(cluster).roleOf(binding).allows(request).verdict !== false),
    ),
  );
}

/** Whether service accounts that the program binds may change an object, such as a configuration of webhooks, at run time. */
export function mayBeChanged(cluster: Cluster, object: DeclaredResource, resource: string): boolean {
  const name = object.name === UNKNOWN ? SOME_NAME : object.name;
  return accountBindings(cluster).some((binding) =>
    ["update", "patch"].some(
      (verb) =>
        rbacOf(cluster).allows(binding, { verb, group: object.group, resource, name }).verdict !== false,
    ),
  );
}

function accountBindings(cluster: Cluster): readonly Binding[] {
  return cluster.remember("bindings of accounts", () =>
    rbacOf(cluster).bindings.filter(({ subjects }) => subjects.some(({ subject }) => mayBeAccount(subject))),
  );
}

function mayBeAccount([kind]: Subject): boolean {
  return kind !== "user" && kind !== "group";
}
