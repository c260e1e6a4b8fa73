import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { UNKNOWN, type Unknown } from "../../model/value";
import { carriedTexts, NODE_TEXT_CARRIERS } from "./carried-text";
import { KUBEADM_SPECS } from "./components";
import { unpack } from "./unpack";

/** A script that a machine runs when it starts: unknown where it is not known before deployment. */
interface NodeScript {
  readonly field: Field;
  readonly script: string | Unknown;
}

/** The types of resources that hand scripts to nodes. */
export const NODE_SCRIPT_KINDS = [...NODE_TEXT_CARRIERS, ...Object.keys(KUBEADM_SPECS)];

/** Lists of commands that kubeadm of Cluster API runs before and after its own work. */
const COMMANDS = ["preKubeadmCommands", "postKubeadmCommands"];

/** The scripts that a resource hands to nodes, however user data packs them. */
export function nodeScriptsOf(object: DeclaredResource): NodeScript[] {
  const path = lookup(KUBEADM_SPECS, object.type);
  return [
    ...carriedTexts(object).flatMap(({ field, text }) => scriptsIn(field, text)),
    ...(path === undefined ? [] : ofKubeadm(object.at(path))),
  ];
}

function ofKubeadm(spec: Field): NodeScript[] {
  const commands = COMMANDS.flatMap((name) => spec.key(name).items());
  const files = spec.key("files").items();
  return [
    ...commands.map((field): NodeScript => ({ field, script: field.string() ?? "" })),
    ...files.map((file) => file.key("content")).flatMap((field) => scriptsIn(field, field.string() ?? "")),
  ];
}

function scriptsIn(field: Field, text: string | Unknown): NodeScript[] {
  if (text === UNKNOWN) return [{ field, script: UNKNOWN }];
  return unpack(text).scripts.map((script) => ({ field, script }));
}
