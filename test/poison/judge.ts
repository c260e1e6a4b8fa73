import { isStackPolicy, type Policy } from "../../lib/policy/define";
import { type Evaluation, evaluate, evaluateStack, optionValues } from "../../lib/policy/evaluate";
import type { Stack } from "../support/builders";
import { declaredProgram } from "../support/declared";

/** What a judged function says of one object. */
export interface Statement {
  /** The policy that says it. */
  readonly by: string;
  /** The object: its number in the world, and its place in it where it is an item of a List. */
  readonly about: string;
  readonly isCertain: boolean;
  readonly places: readonly string[];
  readonly text: string;
}

/** A function from the objects of a program to what is said of them. Throws where it fails on one. */
export type Judge = (world: Stack) => readonly Statement[];

/** Judges by policies together, or by one with options. */
export function judgeOf(policies: readonly Policy[], options?: Readonly<Record<string, unknown>>): Judge {
  const active = policies.map((policy) => ({ policy, values: optionValues(policy, options) }));
  return (world) => {
    const { program, declared } = declaredProgram(world);
    const numbers = new Map(declared.flatMap((each, index) => each.map((object) => [object, index])));
    const objects = declared.flat();
    const evaluations = active.flatMap(({ policy, values }): readonly Evaluation[] =>
      isStackPolicy(policy)
        ? [evaluateStack(policy, program, values)]
        : objects.filter(policy.appliesTo).map((object) => evaluate(policy, object, values)),
    );
    const [fault] = evaluations.flatMap(({ faults }) => faults);
    if (fault !== undefined) throw fault.error;
    return evaluations.flatMap(({ findings }) =>
      findings.map(({ policy, object, verdict, paths, message }) => ({
        by: policy.id,
        about: `${numbers.get(object)}${object.root.path}`,
        isCertain: verdict === "violated",
        places: paths,
        text: message,
      })),
    );
  };
}
