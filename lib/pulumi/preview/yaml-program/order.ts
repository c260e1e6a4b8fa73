import { InputError } from "../../../program/input-error";
import type { Expression } from "./expression";
import type { Reference } from "./interpolation";
import type { ResourceDeclaration, Template } from "./template";

/** A reference and the expression that holds it. */
interface Mention {
  readonly reference: Reference;
  readonly holder: Expression;
}

/** What refers to what in a program. */
export interface References {
  /** Variables, configuration and resources, each after what it refers to. */
  readonly ordered: readonly string[];
  /** The resources that the value of an expression comes from, through variables too. */
  resourcesIn(expression: Expression): string[];
}

/**
 * Follows the references of a program: default providers come first. Throws InputError for a name that nothing has,
 * and for circles.
 */
export function followReferences(template: Template, isConfig: (name: string) => boolean): References {
  const { file, variables, resources, config, outputs } = template;
  const ordered = new Set<string>();
  const open = new Set<string>();

  function visit(name: string, { at }: Pick<Expression, "at">): void {
    if (ordered.has(name) || name === "pulumi") return;
    if (open.has(name)) throw new InputError(file, `${name} refers to itself, by way of others`, at);
    const expressions = expressionsOf(name, template);
    if (expressions === undefined && !isConfig(name)) {
      throw new InputError(file, `there is no resource, variable or configuration ${name}`, at);
    }
    open.add(name);
    for (const each of expressions ?? []) visitAll(each);
    open.delete(name);
    ordered.add(name);
  }

  function visitAll(expression: Expression): void {
    for (const { reference, holder } of mentionsIn(expression)) visit(reference.root, holder);
  }

  const first = [...resources].filter(([, { isDefaultProvider }]) => isDefaultProvider);
  for (const [name, declared] of [...first, ...config, ...variables, ...resources]) visit(name, declared);
  for (const output of outputs.values()) visitAll(output);

  const resourcesIn = (expression: Expression): string[] => {
    const names = mentionsIn(expression).flatMap(({ reference: { root } }) => {
      const variable = resources.has(root) ? undefined : variables.get(root);
      return variable === undefined ? (resources.has(root) ? [root] : []) : resourcesIn(variable);
    });
    return [...new Set(names)];
  };
  return { ordered: [...ordered], resourcesIn };
}

function expressionsOf(name: string, { resources, variables, config }: Template): Expression[] | undefined {
  const resource = resources.get(name);
  if (resource !== undefined) return partsOf(resource);
  const other = variables.get(name) ?? config.get(name);
  return other && [other];
}

function partsOf({ properties, options, get }: ResourceDeclaration): Expression[] {
  return [properties, ...options.values(), ...(get?.values() ?? [])];
}

function mentionsIn(expression: Expression): Mention[] {
  switch (expression.kind) {
    case "literal":
      return [];
    case "reference":
      return [{ reference: expression.reference, holder: expression }];
    case "text":
      return expression.parts.flatMap((part) =>
        typeof part === "string" ? [] : [{ reference: part, holder: expression }],
      );
    case "list":
      return expression.items.flatMap(mentionsIn);
    case "map":
      return expression.entries.flatMap(({ key, value }) => [...mentionsIn(key), ...mentionsIn(value)]);
    case "call":
      return mentionsIn(expression.argument);
  }
}
