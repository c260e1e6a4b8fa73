import { isList, isMap, type Value, type ValueMap } from "../model/value";

/** An expression of Helm, which nothing else that stands in a manifest uses. */
const HELM = /\{\{-?\s*(\$?\.(Values|Release|Chart|Capabilities)\b|(include|tpl|toYaml)\s)/;

/** Where the first expression of a template stands in a text, comments aside. */
export function templatePosition(text: string): { line: number; column: number } | undefined {
  const lines = text.split("\n");
  const index = lines.findIndex((line) => line.includes("{{") && !line.trimStart().startsWith("#"));
  return index < 0 ? undefined : { line: index + 1, column: (lines[index] ?? "").indexOf("{{") + 1 };
}

/**
 * Whether an object of Kubernetes itself has an expression of Helm as a value. Texts of several lines may hold the
 * templates of others, and custom resources have expressions of their own.
 */
export function holdsTemplate(manifest: ValueMap): boolean {
  const { apiVersion } = manifest;
  const [group = ""] = typeof apiVersion === "string" ? apiVersion.split("/") : [];
  if (group.includes(".") && !group.endsWith(".k8s.io")) return false;
  return hasExpression(manifest);
}

function hasExpression(value: Value | undefined): boolean {
  if (typeof value === "string") return !value.includes("\n") && HELM.test(value);
  if (isList(value)) return value.some(hasExpression);
  return isMap(value) && Object.values(value).some(hasExpression);
}

/** Whether an object is an input of kustomize, and none of the API. */
export function isKustomization({ apiVersion, kind }: ValueMap): boolean {
  return (
    (kind === "Kustomization" || kind === "Component") &&
    typeof apiVersion === "string" &&
    /^kustomize\.config\.k8s\.io\//.test(apiVersion)
  );
}

/** Whether a text that is broken was meant to be a manifest. */
export function looksLikeManifest(text: string): boolean {
  return ["apiVersion", "kind"].every((key) => new RegExp(`^[\\s{"-]*${key}"?\\s*:`, "m").test(text));
}
