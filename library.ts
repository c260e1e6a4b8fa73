/**
 * What a team composes a pack of its own from: the policies of this pack, and the functions that define further ones on
 * the same model. Importing it starts nothing; `definePack` does.
 */
import type { Policy, Profile } from "./lib/policy/define";
import { takePack } from "./lib/policy/defined-pack";
import type { PackSettings } from "./lib/policy/pack-settings";
import { inProfile, type Selection, selectFrom } from "./lib/policy/select";
import { serve } from "./lib/pulumi/pack";
import { policies } from "./policies";

export { type ExemptionArgs, exempt } from "./exempt";
export type { Cluster, Program } from "./lib/kubernetes/cluster";
export type { Container } from "./lib/kubernetes/pods/container";
export type { Pod } from "./lib/kubernetes/pods/pod";
export { podsOf } from "./lib/kubernetes/pods/workload";
export type { DeclaredResource } from "./lib/model/declared-resource";
export type { Field } from "./lib/model/field";
export type { Issue, Issues } from "./lib/model/issue";
export { allOf, anyOf, not, type Truth, UNKNOWN, type Value, type ValueMap } from "./lib/model/value";
export {
  type Category,
  cloudPolicy,
  containerPolicy,
  type Policy,
  type Profile,
  podPolicy,
  resourcePolicy,
  type Severity,
  stackPolicy,
} from "./lib/policy/define";
export type { PackSettings } from "./lib/policy/pack-settings";
export { inEachContainer, inOrder, removing, setting } from "./lib/policy/repairs";
export type { Selection } from "./lib/policy/select";
export { type PolicyId, policies } from "./policies";

/** A pack of one's own. */
export interface PackArgs {
  /** As Pulumi calls it: letters, digits, `-`, `_` and `.`. */
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** What it holds: of this pack, by `selectPolicies`, and of one's own. */
  readonly policies: readonly Policy[];
  /** Whose levels the policies start from; each policy's own without it. */
  readonly profile?: Profile;
  /** What holds for all policies where a configuration says nothing else. */
  readonly settings?: Partial<PackSettings>;
}

/** Starts a pack; a process has one. Throws an Error for settings that are wrong and for an id that is there twice. */
export function definePack(pack: PackArgs): void {
  const {
    name,
    displayName = name,
    description = `${displayName}, on the Kubernetes threat model.`,
    profile,
  } = pack;
  const policies = profile === undefined ? pack.policies : inProfile(pack.policies, profile);
  const defined = { policies, settings: pack.settings ?? {} };
  if (!takePack(defined)) serve({ name, displayName, description, ...defined });
}

/** The policies of this pack that a selection takes; all without one. */
export function selectPolicies(selection: Selection = {}): Policy[] {
  return selectFrom(policies, selection);
}
