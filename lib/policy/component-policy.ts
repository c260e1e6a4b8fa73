import { COMPONENT_TYPES, componentsOf, mayConfigureComponents } from "../kubernetes/components/components";
import type { DescribedSetting, FlagSetting } from "../kubernetes/components/flag-setting";
import { issuesOnComponents } from "../kubernetes/components/settings";
import type { Components } from "../kubernetes/components/text-components";
import { type Issues, issuesOf } from "../model/issue";
import { issuesOn, type Setting } from "../model/setting";
import type { ObjectPolicy } from "./define";
import type { Metadata } from "./metadata";

export interface ComponentPolicySource extends Metadata {
  /** Flags of components, and what each must hold. */
  readonly flags?: readonly FlagSetting[];
  /** Fields of configuration documents, and what each must hold; each is on the kinds of its documents. */
  readonly fields?: readonly Setting[];
  /** Inputs of cloud resources, and fields of objects, that set the same. */
  readonly resources?: readonly Setting[];
  /** What else it judges: flags that go together, lists in which order counts. */
  readonly check?: (components: Components) => Issues;
  /** The flags and fields that `check` reads, for the table of settings. */
  readonly described?: readonly DescribedSetting[];
}

/**
 * Defines a policy on components of Kubernetes, wherever an object runs or configures one: tables of flags and of
 * fields, and what these cannot say.
 */
export function componentPolicy(source: ComponentPolicySource): ObjectPolicy {
  const { flags = [], fields = [], resources = [], check, ...metadata } = source;
  const kinds = resources.flatMap(({ on }) => on);
  return {
    ...metadata,
    scope: "component",
    flags,
    settings: [...fields, ...resources],
    options: {},
    types: new Set([...COMPONENT_TYPES, ...kinds]),
    appliesTo: (object) => mayConfigureComponents(object) || kinds.includes(object.type),
    *check(object) {
      const components = componentsOf(object);
      yield* issuesOnComponents(components, flags, fields);
      yield* issuesOn(object, resources);
      if (check !== undefined) yield* issuesOf(check(components));
    },
  };
}
