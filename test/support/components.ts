import type { Value } from "../../lib/kubernetes/value";
import { type Manifest, pod } from "./builders";

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
