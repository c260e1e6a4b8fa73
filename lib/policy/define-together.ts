import type { Program } from "../kubernetes/cluster";
import { type Issues, issuesOf } from "../model/issue";
import { type ComponentPolicySource, componentPolicy } from "./component-policy";
import { type CloudPolicy, cloudPolicy } from "./define";

interface ComponentCloudPolicySource extends ComponentPolicySource {
  /** Judges what the components of several objects make together. */
  readonly checkStack: (program: Program) => Issues;
}

/** Defines a policy on components of Kubernetes each on its own, and on what those of several objects make together. */
export function componentCloudPolicy({ checkStack, ...source }: ComponentCloudPolicySource): CloudPolicy {
  const { types: _types, appliesTo, check, options: _options, ...policy } = componentPolicy(source);
  return cloudPolicy({
    ...policy,
    *checkStack(program) {
      for (const { objects } of [program.cloud, ...program.clusters])
        for (const object of objects.filter(appliesTo)) yield* issuesOf(check(object, {}));
      yield* issuesOf(checkStack(program));
    },
  });
}
