import type { Field } from "./field";
import { type Truth, UNKNOWN } from "./value";

/** Whether a field holds text of a form: false where it is absent, unknown where it is not known or no text. */
export function matchesPattern(field: Field, form: RegExp | ((text: string) => boolean)): Truth {
  const text = field.string();
  if (text === UNKNOWN) return UNKNOWN;
  return text !== undefined && (form instanceof RegExp ? form.test(text) : form(text));
}
