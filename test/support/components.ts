import type { Value } from "../../lib/model/value";
import { type Manifest, object, pod } from "./builders";

/** The minimal valid pod that runs a component with flags, and with more words after them. */
export function running(
  component: string,
  flags: Readonly<Record<string, string | undefined>>,
  ...more: readonly Value[]
): Manifest {
  const words = Object.entries(flags).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  );
  return pod({ "containers[0].command": [component, ...words, ...more] });
}

/** A ConfigMap of the cluster's own with a configuration document: its kind, and lines of YAML below it. */
export function configured(kind: string, ...lines: readonly string[]): Manifest {
  return carrying([`kind: ${kind}`, ...lines].join("\n"));
}

/** A ConfigMap of the cluster's own with a text that may configure components. */
export function carrying(text: Value): Manifest {
  return object("v1", "ConfigMap", "kube-system/settings", { data: { config: text } });
}
