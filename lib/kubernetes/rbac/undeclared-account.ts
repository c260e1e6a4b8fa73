import { type Field, oneLine } from "../../model/field";
import { allOf, type Truth, UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import { type Name, nameIn, ObjectIndex } from "./names";
import { accountOf } from "./service-account";

/** A place that names a service account, and whether nothing declares that account. */
export interface NamedAccount {
  readonly field: Field;
  readonly name: string;
  readonly isMissing: Truth;
}

const BINDINGS = ["rbac.authorization.k8s.io/ClusterRoleBinding", "rbac.authorization.k8s.io/RoleBinding"];
const ACCOUNT = "ServiceAccount";

/**
 * The service accounts that bindings and pods name. One is missing for certain only where the program declares the
 * namespace and all of it was seen; the account `default` is there always.
 */
export function undeclaredAccounts(cluster: Cluster): NamedAccount[] {
  const index = cluster.remember("accounts-by-name", () => new ObjectIndex(cluster, cluster.of(ACCOUNT)));
  const judged = (field: Field, namespace: Name, name: Name): NamedAccount => {
    const isThere = index.find(namespace, name);
    const isKnown = namespace !== UNKNOWN && name !== UNKNOWN;
    const isOurs = isKnown && cluster.namespace(namespace) !== undefined ? cluster.sees([ACCOUNT]) : UNKNOWN;
    const isNone = isThere.some(({ verdict }) => verdict === true) || name === "default" || name === "";
    const isMissing: Truth = isNone ? false : allOf([isOurs, isThere.length === 0 ? true : UNKNOWN]);
    return { field, name: typeof name === "string" ? oneLine(name) : "", isMissing };
  };
  const ofPods = cluster.pods.map((pod) =>
    judged(pod.spec.key("serviceAccountName"), cluster.namespaceOf(pod.object), accountOf(cluster, pod)),
  );
  const ofBindings = cluster.of(...BINDINGS).flatMap((binding) =>
    binding
      .at("subjects")
      .items()
      .map((subject): NamedAccount => {
        const isAccount = subject.key("kind").is(ACCOUNT);
        const declared = nameIn(cluster, subject.key("namespace"), "Namespace");
        const namespace = declared === "" ? cluster.namespaceOf(binding) : declared;
        const named = judged(subject.key("name"), namespace, nameIn(cluster, subject.key("name"), ACCOUNT));
        return { ...named, isMissing: allOf([isAccount, named.isMissing]) };
      }),
  );
  return [...ofPods, ...ofBindings];
}
