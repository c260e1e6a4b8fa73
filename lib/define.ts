import type { BoundaryId, Stride, ThreatId } from "../policies/threat-model";
import type { Claims } from "./kubernetes/claim";
import { claimsIn, claimsOn, type Setting } from "./kubernetes/cloud/setting";
import type { Cluster } from "./kubernetes/cluster";
import { CONFIG_MAP, documentsIn } from "./kubernetes/components/config-document";
import { type FlagSetting, flagClaims } from "./kubernetes/components/flag-setting";
import type { Container } from "./kubernetes/container";
import type { Field } from "./kubernetes/field";
import type { KubernetesObject } from "./kubernetes/object";
import type { Pod } from "./kubernetes/pod";
import type { Danger } from "./kubernetes/rbac/danger";
import { dangersIn, ROLES } from "./kubernetes/rbac/role-dangers";
import type { ValueMap } from "./kubernetes/value";
import { isWorkload, podsOf } from "./kubernetes/workload";
import type { Options, OptionValues } from "./option";

export type { Option, Options, OptionValues } from "./option";

/** The six threat categories; each is a folder of `policies/`. */
export const CATEGORIES = [
  "persistence",
  "denial-of-service",
  "malicious-code-execution",
  "attacker-on-the-network",
  "access-to-sensitive-data",
  "privilege-escalation",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** From the mildest to the worst. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

type Enforcement = "advisory" | "mandatory";

/** Sets of levels to start from, from the mildest to the strictest. */
export const PROFILES = ["audit", "baseline", "restricted"] as const;

/** What every policy states of itself; docs, matrix, profiles and schemas are generated from it. */
interface Metadata {
  readonly id: string;
  readonly category: Category;
  /** Rows of the threat model that the policy serves. */
  readonly threats: readonly ThreatId[];
  /** Trust boundaries that it guards. */
  readonly boundaries: readonly BoundaryId[];
  readonly stride: readonly Stride[];
  readonly severity: Severity;
  /** Its default level. */
  readonly enforcement: Enforcement;
  /** The mildest profile that switches it on. */
  readonly profile: "baseline" | "restricted";
  /** One sentence with "must" and no final period. */
  readonly title: string;
  /** What an attacker gains otherwise. */
  readonly why: string;
  /** One line that says what to do. */
  readonly fix: string;
  /** `pss:`, `cis:`, `nsa:`, `owasp:`, `mitre:`, `ms:` or `url:`, and an id. */
  readonly references: readonly string[];
  /** The same check in other tools, such as `checkov:CKV_K8S_16`. */
  readonly equivalents?: readonly string[];
  /** Rows of the catalogue of known checks that it decides. */
  readonly covers?: readonly string[];
  /** When a team may rightly switch it off. */
  readonly exceptions?: string;
}

/** A repair of plain data: takes a declared map and returns it repaired; it never changes what it got. */
export type Repair = (declared: ValueMap) => ValueMap;

interface Source<O extends Options> extends Metadata {
  readonly options?: O;
}

interface PodPolicySource<O extends Options> extends Source<O> {
  /** Judges the pod of every workload kind. */
  readonly check: (pod: Pod, options: OptionValues<O>) => Claims;
  /** Repairs a pod spec. */
  readonly remediate?: Repair;
}

interface ContainerPolicySource<O extends Options> extends Source<O> {
  /** Judges each container: init, sidecar, regular and ephemeral. */
  readonly check: (container: Container, options: OptionValues<O>) => Claims;
  /** Passes over containers that are privileged for certain: `no-privileged-containers` says what that implies. */
  readonly impliedByPrivileged?: boolean;
  /** Repairs one container. */
  readonly remediate?: Repair;
}

interface ResourcePolicySource<O extends Options> extends Source<O> {
  /** The kinds that it is about, as `group/Kind`, or the kind alone in the core group. */
  readonly kinds: readonly string[];
  readonly check: (object: KubernetesObject, options: OptionValues<O>) => Claims;
  /** Repairs the object. */
  readonly remediate?: Repair;
}

interface SettingsPolicySource extends Metadata {
  /** Inputs of cloud resources, or fields of configuration documents by their kind, and what each must hold. */
  readonly settings: readonly Setting[];
}

interface SettingsStackPolicySource extends SettingsPolicySource {
  /** Judges what no single input decides. */
  readonly checkStack: (cluster: Cluster) => Claims;
}

interface FlagsPolicySource extends Metadata {
  /** Flags of components, and what each must hold. */
  readonly flags: readonly FlagSetting[];
}

interface RolePolicySource extends Metadata {
  /** Permissions that no Role or ClusterRole must give. */
  readonly dangers: readonly Danger[];
  /** What else it judges of a role: permissions on what is no resource. */
  readonly check?: (role: KubernetesObject) => Claims;
}

interface StackPolicySource<O extends Options> extends Source<O> {
  /** Judges all objects of one cluster together. */
  readonly checkStack: (cluster: Cluster, options: OptionValues<O>) => Claims;
}

/** A policy that judges one object on its own. */
export interface ObjectPolicy extends Metadata {
  readonly scope: "pod" | "container" | "resource";
  /** The kinds of a resource policy; the others judge every workload kind. */
  readonly kinds?: readonly string[];
  /** The settings of a policy that is a table of them. */
  readonly settings?: readonly Setting[];
  /** The flags of a policy on components of Kubernetes. */
  readonly flags?: readonly FlagSetting[];
  /** The permissions of a policy on roles. */
  readonly dangers?: readonly Danger[];
  readonly options: Options;
  readonly appliesTo: (object: KubernetesObject) => boolean;
  readonly check: (object: KubernetesObject, options: OptionValues<Options>) => Claims;
  /** The repair, and the places of an object that it applies to. */
  readonly remediation?: {
    readonly repair: Repair;
    readonly placesOf: (object: KubernetesObject) => Field[];
  };
}

/** A policy that judges the objects of a cluster together. */
export interface StackPolicy extends Metadata {
  readonly scope: "stack";
  /** The settings of a policy that is a table of them, and more. */
  readonly settings?: readonly Setting[];
  readonly options: Options;
  readonly checkStack: (cluster: Cluster, options: OptionValues<Options>) => Claims;
}

export type Policy = ObjectPolicy | StackPolicy;

/** Defines a policy on the pods of workloads, whichever kind declares them. */
export function podPolicy<const O extends Options = Record<never, never>>(
  source: PodPolicySource<O>,
): ObjectPolicy {
  const { check, remediate, options, ...metadata } = source;
  return {
    ...metadata,
    scope: "pod",
    options: options ?? {},
    appliesTo: isWorkload,
    *check(object, values) {
      for (const pod of podsOf(object)) yield* listOf(check(pod, values as OptionValues<O>));
    },
    ...(remediate && {
      remediation: { repair: remediate, placesOf: (object) => podsOf(object).map((pod) => pod.spec) },
    }),
  };
}

/** Defines a policy on each container of the pods of workloads. */
export function containerPolicy<const O extends Options = Record<never, never>>(
  source: ContainerPolicySource<O>,
): ObjectPolicy {
  const { check, remediate, impliedByPrivileged, options, ...metadata } = source;
  const judged = (object: KubernetesObject) =>
    podsOf(object)
      .flatMap((pod) => pod.containers)
      .filter((container) => !(impliedByPrivileged && container.isPrivileged === true));
  return {
    ...metadata,
    scope: "container",
    options: options ?? {},
    appliesTo: isWorkload,
    *check(object, values) {
      for (const container of judged(object)) {
        for (const claim of listOf(check(container, values as OptionValues<O>))) yield container.claim(claim);
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
  return {
    ...metadata,
    scope: "resource",
    kinds,
    options: options ?? {},
    appliesTo: (object) => kinds.includes(object.type),
    check: (object, values) => check(object, values as OptionValues<O>),
    ...(remediate && { remediation: { repair: remediate, placesOf: (object) => [object.root] } }),
  };
}

/** Defines a policy that is a table of settings of cloud resources. */
export function settingsPolicy(source: SettingsPolicySource): ObjectPolicy {
  return resourcePolicy({
    ...source,
    kinds: kindsOf(source),
    check: (object) => claimsOn(object, source.settings),
  });
}

/** Defines a policy that is a table of settings of cloud resources, and more that several resources decide together. */
export function settingsStackPolicy({ checkStack, ...table }: SettingsStackPolicySource): StackPolicy {
  return stackPolicy({
    ...table,
    *checkStack(cluster) {
      for (const kind of kindsOf(table))
        for (const object of cluster.of(kind)) yield* claimsOn(object, table.settings);
      yield* listOf(checkStack(cluster));
    },
  });
}

const kindsOf = ({ settings }: SettingsPolicySource) => [...new Set(settings.flatMap(({ on }) => on))];

/** Defines a policy that is a table of flags of components, wherever a container runs one. */
export function flagsPolicy(source: FlagsPolicySource): ObjectPolicy {
  const { flags, ...metadata } = source;
  return { ...containerPolicy({ ...metadata, check: (container) => flagClaims(container, flags) }), flags };
}

/** Defines a policy that is a table of fields of configuration documents, in the ConfigMaps that carry them. */
export function documentPolicy(source: SettingsPolicySource): ObjectPolicy {
  const { settings } = source;
  return resourcePolicy({
    ...source,
    kinds: [CONFIG_MAP],
    *check(object) {
      for (const { kind, document } of documentsIn(object, settings)) {
        yield* claimsIn(document, kind, settings);
      }
    },
  });
}

/** Defines a policy on permissions that roles must not give. */
export function rolePolicy(source: RolePolicySource): ObjectPolicy {
  const { check, ...metadata } = source;
  return resourcePolicy({
    ...metadata,
    kinds: ROLES,
    *check(object) {
      yield* dangersIn(object, source.dangers);
      if (check !== undefined) yield* listOf(check(object));
    },
  });
}

/** Defines a policy on all objects of a cluster together. */
export function stackPolicy<const O extends Options = Record<never, never>>(
  source: StackPolicySource<O>,
): StackPolicy {
  const { checkStack, options, ...metadata } = source;
  return {
    ...metadata,
    scope: "stack",
    options: options ?? {},
    checkStack: (cluster, values) => checkStack(cluster, values as OptionValues<O>),
  };
}

function listOf(claims: Claims) {
  if (claims === undefined) return [];
  return Symbol.iterator in claims ? claims : [claims];
}
