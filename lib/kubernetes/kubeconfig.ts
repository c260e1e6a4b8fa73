import type { Field } from "../model/field";
import { isMap, type Value } from "../model/value";
import { readYaml } from "../yaml/documents";

/** What a kubeconfig holds, as fields of the input that it is in. */
export interface Kubeconfig {
  /** The settings of each cluster that it names. */
  readonly clusters: readonly Field[];
  /** The credentials of each user that it names. */
  readonly users: readonly Field[];
}

/**
 * The kubeconfig in an input, which holds it as a map or as text of YAML or JSON; text on one line that is neither is
 * the path of a file, which is not read. An input that is not known is one unknown cluster and one unknown user.
 */
export function kubeconfigIn(input: Field): Kubeconfig {
  const config = typeof input.value === "string" ? input.withValue(parsed(input.value)) : input;
  return {
    clusters: config
      .key("clusters")
      .items()
      .map((each) => each.key("cluster")),
    users: config
      .key("users")
      .items()
      .map((each) => each.key("user")),
  };
}

function parsed(text: string): Value {
  try {
    const value = readYaml(text, "last")[0]?.value;
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}
