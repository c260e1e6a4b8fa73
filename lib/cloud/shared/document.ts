import type { Field } from "../../model/field";
import { isList } from "../../model/value";

/** The values of a field that may hold one value or a list of them, as most of a policy document of AWS may. */
export function listed(field: Field): Field[] {
  if (field.isAbsent) return [];
  return isList(field.value) ? field.items() : [field];
}

/** Whether a pattern of an action or resource covers a text: without case; `*` stands for any text and `?` for one character. */
export function matches(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern.toLowerCase() === text.toLowerCase();
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "is").test(text);
}
