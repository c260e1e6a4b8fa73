/** A setting of a policy, declared once: type, default, JSON schema and documentation come from it. */
export type Option = { readonly description: string } & (
  | { readonly type: "string"; readonly default: string }
  | { readonly type: "number"; readonly default: number }
  | { readonly type: "boolean"; readonly default: boolean }
  | { readonly type: "array"; readonly default: readonly string[] }
);
export type Options = Readonly<Record<string, Option>>;

/** The values that a check receives for the options that its policy declares. */
export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Option ? Widened<O[K]> : never;
};

type Widened<O extends Option> = O["type"] extends "array"
  ? readonly string[]
  : O["type"] extends "number"
    ? number
    : O["type"] extends "boolean"
      ? boolean
      : string;

/** A text of a policy with each `{option}` replaced by the value of that option. */
export function withOptions(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(/(?<!\{)\{(\w+)\}/g, (braces, name: string) =>
    Object.hasOwn(values, name) ? [values[name]].flat().join(", ") : braces,
  );
}
