import { podsOf } from "../kubernetes/pods/workload";
import { type DeclaredResource, objectsOf } from "../model/declared-resource";
import { addTo } from "../model/multimap";
import { UNKNOWN, type Unknown } from "../model/value";
import type { ProgramResource } from "./clusters";

const BINDINGS = ["rbac.authorization.k8s.io/RoleBinding", "rbac.authorization.k8s.io/ClusterRoleBinding"];
const ACCOUNT = "ServiceAccount";

/** Manifests with the namespace that those go to which name none, and what to tell the user of it. */
export interface Placed {
  readonly resources: readonly ProgramResource[];
  readonly notices: readonly string[];
}

/**
 * Manifests that name no namespace, placed: in the one that is given, as by kubectl and helm; else where bindings name
 * the accounts of their folder, since whoever wrote them means to apply them there. Bindings that name several leave
 * it unknown. Resources of a program stay as they are.
 */
export function placed(resources: readonly ProgramResource[], given?: string): Placed {
  if (given !== undefined) {
    return { resources: resources.map((resource) => inNamespace(resource, given)), notices: [] };
  }
  const objects = resources.flatMap(({ declaration }) => objectsOf(declaration));
  const named = accountsNamedIn(objects);
  const folders = new Map<string, DeclaredResource[]>();
  for (const object of objects) addTo(folders, folderOf(object.declaration.source?.file), object);
  const namespaces = new Map([...folders].map(([folder, members]) => [folder, placesOf(members, named)]));
  const placesIn = ({ declaration }: ProgramResource) =>
    namespaces.get(folderOf(declaration.source?.file)) ?? [];
  return {
    resources: resources.map((resource) => {
      const [only, ...others] = placesIn(resource);
      return only === undefined ? resource : inNamespace(resource, others.length > 0 ? UNKNOWN : only);
    }),
    notices: [...namespaces].flatMap(([folder, places]) => noticeOf(folder, places)),
  };
}

function inNamespace(resource: ProgramResource, defaultNamespace: string | Unknown): ProgramResource {
  const { declaration } = resource;
  return declaration.urn === null
    ? { ...resource, declaration: { ...declaration, defaultNamespace } }
    : resource;
}

/** The namespaces that bindings give for accounts of each name; one that is declared there is no other's. */
function accountsNamedIn(objects: readonly DeclaredResource[]): ReadonlyMap<string, readonly string[]> {
  const declared = new Set(objects.filter(({ type }) => type === ACCOUNT).map(keyOf));
  const byName = new Map<string, string[]>();
  for (const binding of objects.filter(({ type }) => BINDINGS.includes(type))) {
    for (const subject of binding.at("subjects").items()) {
      const [name, namespace] = [subject.key("name").string(), subject.key("namespace").string()];
      if (subject.key("kind").is(ACCOUNT) !== true || typeof name !== "string") continue;
      if (typeof namespace !== "string" || declared.has(`${namespace}/${name}`)) continue;
      addTo(byName, name, namespace);
    }
  }
  return byName;
}

function keyOf(account: DeclaredResource): string {
  return `${String(account.metadata.key("namespace").string())}/${String(account.name)}`;
}

/** Where the objects of a folder are that name no namespace, as far as bindings tell; nothing for `default` alone. */
function placesOf(
  objects: readonly DeclaredResource[],
  named: ReadonlyMap<string, readonly string[]>,
): string[] {
  const homeless = objects.filter(
    ({ declaration, metadata }) => declaration.urn === null && metadata.key("namespace").isAbsent,
  );
  const accounts = homeless.flatMap((object): (string | Unknown)[] =>
    object.type === ACCOUNT ? [object.name] : podsOf(object).map((pod) => pod.serviceAccount),
  );
  // Every pod that names no account has the one called default: it tells nothing.
  const names = accounts.flatMap((name) => (name === UNKNOWN || name === "default" ? [] : [name]));
  const places = [...new Set(names.flatMap((name) => named.get(name) ?? []))].sort();
  return places.length === 1 && places[0] === "default" ? [] : places;
}

function noticeOf(folder: string, places: readonly string[]): string[] {
  const [only, ...others] = places;
  if (only === undefined) return [];
  const where = folder === "" ? "" : ` in ${folder}`;
  return others.length > 0
    ? [
        `objects without a namespace${where} may be in ${places.join(" or ")}, where bindings name their accounts; --namespace says which`,
      ]
    : [
        `objects without a namespace${where} are taken to be in ${only}, where bindings name their accounts; --namespace says otherwise`,
      ];
}

function folderOf(file = ""): string {
  return file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
}
