import type { Cluster, Program } from "../kubernetes/cluster";
import type { DescribedSetting, FlagSetting } from "../kubernetes/components/flag-setting";
import type { Container } from "../kubernetes/pods/container";
import type { Pod } from "../kubernetes/pods/pod";
import { isWorkload, POD_TEMPLATES, podsOf } from "../kubernetes/pods/workload";
import type { RiskyPermission } from "../kubernetes/rbac/risky-permission";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { type Issues, issuesOf } from "../model/issue";
import { issuesOn, type Setting } from "../model/setting";
import type { ValueMap } from "../model/value";
import type { Metadata } from "./metadata";
import type { Options, OptionValues } from "./option";

export { SEVERITIES, type Severity } from "../model/severity";
export { CATEGORIES, type Category, PROFILES, type Profile } from "./metadata";
export type { Option, Options, OptionValues } from "./option";

/** A repair of plain data: takes a declared map and returns it repaired; it never changes what it got. */
export type Repair = (declared: ValueMap) => ValueMap;

interface Source<O extends Options> extends Metadata {
  readonly options?: O;
}

interface PodPolicySource<O extends Options> extends Source<O> {
  /** Judges the pod of every workload kind. */
  readonly check: (pod: Pod, options: OptionValues<O>) => Issues;
  /** Repairs a pod spec. */
  readonly remediate?: Repair;
}

interface ContainerPolicySource<O extends Options> extends Source<O> {
  /** Judges each container: init, sidecar, regular and ephemeral. */
  readonly check: (container: Container, options: OptionValues<O>) => Issues;
  /** Passes over containers that are privileged for certain: `no-privileged-containers` says what that implies. */
  readonly impliedByPrivileged?: boolean;
  /** Inputs of cloud resources that do the same. */
  readonly resources?: readonly Setting[];
  /** Repairs one container. */
  readonly remediate?: Repair;
}

interface ResourcePolicySource<O extends Options> extends Source<O> {
  /** The kinds that it is about, as `group/Kind`, or the kind alone in the core group. */
  readonly kinds: readonly string[];
  readonly check: (object: DeclaredResource, options: OptionValues<O>) => Issues;
  /** Repairs the object. */
  readonly remediate?: Repair;
}

interface SettingsPolicySource extends Metadata {
  /** Inputs of cloud resources, or fields of configuration documents by their kind, and what each must hold. */
  readonly settings: readonly Setting[];
}

interface SettingsCloudPolicySource extends SettingsPolicySource {
  /** Judges what no single input decides. */
  readonly checkStack: (program: Program) => Issues;
}

interface StackPolicySource<O extends Options> extends Source<O> {
  /** Judges all objects of one cluster together. */
  readonly checkStack: (cluster: Cluster, options: OptionValues<O>) => Issues;
}

interface CloudPolicySource<O extends Options> extends Source<O> {
  /** Judges all resources of clouds together, with the clusters of the program beside them. */
  readonly checkStack: (program: Program, options: OptionValues<O>) => Issues;
}

/** A policy that judges one object on its own. */
export interface ObjectPolicy extends Metadata {
  readonly scope: "pod" | "container" | "component" | "resource";
  /** The kinds of a resource policy; the others judge every workload kind. */
  readonly kinds?: readonly string[];
  /** The settings of a policy that is a table of inputs of cloud resources, or of fields of documents. */
  readonly settings?: readonly Setting[];
  /** The flags of a policy on components of Kubernetes. */
  readonly flags?: readonly FlagSetting[];
  /** Flags and fields that a policy on components judges by code. */
  readonly described?: readonly DescribedSetting[];
  readonly options: Options;
  /** The types of the objects that it may be about: no other needs to be asked. */
  readonly types: ReadonlySet<string>;
  readonly appliesTo: (object: DeclaredResource) => boolean;
  readonly check: (object: DeclaredResource, options: OptionValues<Options>) => Issues;
  /** The repair, and the places of an object that it applies to. */
  readonly remediation?: {
    readonly repair: Repair;
    readonly placesOf: (object: DeclaredResource) => Field[];
  };
}

interface StackPolicyBase extends Metadata {
  /** The flags of a policy on components of Kubernetes, and more. */
  readonly flags?: readonly FlagSetting[];
  /** Flags and fields that a policy on components judges by code. */
  readonly described?: readonly DescribedSetting[];
  /** The settings of a policy that is a table of them, and more. */
  readonly settings?: readonly Setting[];
  readonly options: Options;
}

/** A policy that judges the objects of a cluster together. */
export interface ClusterPolicy extends StackPolicyBase {
  /** The permissions of a policy on roles. */
  readonly permissions?: readonly RiskyPermission[];
  readonly scope: "cluster";
  readonly checkStack: (cluster: Cluster, options: OptionValues<Options>) => Issues;
}

/** A policy that judges the resources of clouds together: once for a program, however many clusters it has. */
export interface CloudPolicy extends StackPolicyBase {
  readonly scope: "cloud";
  readonly checkStack: (program: Program, options: OptionValues<Options>) => Issues;
}

export type StackPolicy = ClusterPolicy | CloudPolicy;

export type Policy = ObjectPolicy | StackPolicy;

/** Whether a policy judges objects together, of a cluster or of the clouds. */
export function isStackPolicy(policy: Policy): policy is StackPolicy {
  return policy.scope === "cluster" || policy.scope === "cloud";
}

const WORKLOADS: ReadonlySet<string> = new Set(Object.keys(POD_TEMPLATES));

/** Defines a policy on the pods of workloads, whichever kind declares them. */
export function podPolicy<const O extends Options = Record<never, never>>(
  source: PodPolicySource<O>,
): ObjectPolicy {
  const { check, remediate, options, ...metadata } = source;
  return {
    ...metadata,
    scope: "pod",
    options: options ?? {},
    types: WORKLOADS,
    appliesTo: isWorkload,
    check: (object, values) =>
      podsOf(object).flatMap((pod) => issuesOf(check(pod, values as OptionValues<O>))),
    ...(remediate && {
      remediation: { repair: remediate, placesOf: (object) => podsOf(object).map((pod) => pod.spec) },
    }),
  };
}

/** Defines a policy on each container of the pods of workloads. */
export function containerPolicy<const O extends Options = Record<never, never>>(
  source: ContainerPolicySource<O>,
): ObjectPolicy {
  const { check, remediate, impliedByPrivileged, resources = [], options, ...metadata } = source;
  const types = new Set([...WORKLOADS, ...resources.flatMap(({ on }) => on)]);
  const judged = (object: DeclaredResource) =>
    podsOf(object)
      .flatMap((pod) => pod.containers)
      .filter((container) => !(impliedByPrivileged && container.isPrivileged === true));
  return {
    ...metadata,
    scope: "container",
    settings: resources,
    options: options ?? {},
    types,
    appliesTo: (object) => types.has(object.type),
    *check(object, values) {
      if (resources.length > 0) yield* issuesOn(object, resources);
      for (const container of judged(object)) {
        for (const issue of issuesOf(check(container, values as OptionValues<O>)))
          yield container.issueOn(issue);
      }
    },
    ...(remediate && {
      remediation: {
        repair: remediate,
        placesOf: (object) => judged(object).map((container) => container.field),
      },
    }),
  };
}

/** Defines a policy on objects of certain kinds. */
export function resourcePolicy<const O extends Options = Record<never, never>>(
  source: ResourcePolicySource<O>,
): ObjectPolicy {
  const { check, remediate, kinds, options, ...metadata } = source;
  const types = new Set(kinds);
  return {
    ...metadata,
    scope: "resource",
    kinds,
    options: options ?? {},
    types,
    appliesTo: (object) => types.has(object.type),
    check: (object, values) => check(object, values as OptionValues<O>),
    ...(remediate && { remediation: { repair: remediate, placesOf: (object) => [object.root] } }),
  };
}

/** Defines a policy that is a table of settings of cloud resources. */
export function settingsPolicy(source: SettingsPolicySource): ObjectPolicy {
  return resourcePolicy({
    ...source,
    kinds: kindsOf(source),
    check: (object) => issuesOn(object, source.settings),
  });
}

/** Defines a policy that is a table of settings of cloud resources, and more that several resources decide together. */
export function settingsCloudPolicy({ checkStack, ...table }: SettingsCloudPolicySource): CloudPolicy {
  return cloudPolicy({
    ...table,
    *checkStack(program) {
      for (const kind of kindsOf(table))
        for (const object of program.cloud.of(kind)) yield* issuesOn(object, table.settings);
      yield* issuesOf(checkStack(program));
    },
  });
}

const kindsOf = ({ settings }: SettingsPolicySource) => [...new Set(settings.flatMap(({ on }) => on))];

/** Defines a policy on all objects of a cluster together. */
export function stackPolicy<const O extends Options = Record<never, never>>(
  source: StackPolicySource<O>,
): ClusterPolicy {
  const { checkStack, options, ...metadata } = source;
  return {
    ...metadata,
    scope: "cluster",
    options: options ?? {},
    checkStack: (cluster, values) => checkStack(cluster, values as OptionValues<O>),
  };
}

/** Defines a policy on all resources of clouds together, and on the clusters of the program beside them. */
export function cloudPolicy<const O extends Options = Record<never, never>>(
  source: CloudPolicySource<O>,
): CloudPolicy {
  const { checkStack, options, ...metadata } = source;
  return {
    ...metadata,
    scope: "cloud",
    options: options ?? {},
    checkStack: (program, values) => checkStack(program, values as OptionValues<O>),
  };
}
