import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { Program } from "../kubernetes/cluster";
import type { DeclaredResource } from "../model/declared-resource";
import { objectsOfArgs } from "./resources";
import { stackProgram } from "./stack";

/** What a policy reports: its whole message, and the resource where the request is not about one. */
export interface Report {
  readonly message: string;
  readonly urn?: string;
}

/** What a configuration gives a policy, besides its level. */
export type Given = Readonly<Record<string, unknown>>;

interface Served {
  /** Why there was nothing to judge, where there was not. */
  readonly whyNotApplicable: string;
}

/** A policy on single resources, as the SDK's handlers run it and as ours do. */
export interface ServedOnResources extends Served {
  readonly sdk: ResourceValidationPolicy;
  /** The types of the objects that it may be about: no other needs to be asked. */
  readonly types: ReadonlySet<string>;
  readonly appliesTo: (object: DeclaredResource) => boolean;
  /** Judges the objects of a resource that it applies to. */
  readonly judgeWith: (given: Given) => (objects: readonly DeclaredResource[]) => readonly Report[];
}

/** A policy on all resources of a stack. */
export interface ServedOnStacks extends Served {
  readonly sdk: StackValidationPolicy;
  readonly appliesIn: (program: Program) => boolean;
  readonly judgeWith: (given: Given) => (program: Program) => readonly Report[];
}

export type ServedPolicy = ServedOnResources | ServedOnStacks;

type Metadata<P> = Omit<P, "validateResource" | "validateStack">;

/** Serves a policy on single resources. */
export function onResources(
  metadata: Metadata<ResourceValidationPolicy>,
  served: Omit<ServedOnResources, "sdk">,
): ServedOnResources {
  const validateResource: ResourceValidationPolicy["validateResource"] = (args, report) => {
    const objects = objectsOfArgs(args).filter(served.appliesTo);
    // A resource that a policy is not about must not count as one that passed it.
    if (objects.length === 0) return args.notApplicable(served.whyNotApplicable);
    for (const each of served.judgeWith(args.getConfig())(objects)) report(inFull(each));
  };
  return { ...served, sdk: { ...metadata, validateResource } };
}

/** Serves a policy on all resources of a stack. */
export function onStacks(
  metadata: Metadata<StackValidationPolicy>,
  served: Omit<ServedOnStacks, "sdk">,
): ServedOnStacks {
  const validateStack: StackValidationPolicy["validateStack"] = (args, report) => {
    const program = stackProgram(args.resources);
    if (!served.appliesIn(program)) return args.notApplicable(served.whyNotApplicable);
    for (const each of served.judgeWith(args.getConfig())(program)) report(inFull(each));
  };
  return { ...served, sdk: { ...metadata, validateStack } };
}

/**
 * A report in the form that sets the whole message: the plain form puts the description before it, which is for the
 * catalogue and as long as a paragraph. The SDK's types leave this form out.
 */
function inFull(report: Report): string {
  return report as unknown as string;
}
