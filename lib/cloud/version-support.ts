import {
  AKS,
  AKS_CLASSIC,
  AKS_CLASSIC_NODES,
  AKS_NODES,
  CIVO,
  DOKS,
  EKS,
  EKS_NATIVE,
  EKS_NATIVE_NODES,
  EKS_NODES,
  GKE,
  GKE_NODES,
  LKE,
} from "../model/cloud-types";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { fieldsAt } from "../model/setting";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../model/value";
import {
  AKS_CALENDAR,
  type Calendar,
  EKS_CALENDAR,
  GKE_CALENDAR,
  UPSTREAM_CALENDAR,
} from "./support-calendar";

interface Versioned {
  readonly on: readonly string[];
  /** Where versions stand; `[]` after a name stands for each element of that list. */
  readonly paths: readonly string[];
  readonly calendar: Calendar;
  /** Whether it has the longer support. Pools do where their cluster may have it. */
  readonly isExtended: (resource: DeclaredResource) => Truth;
}

const always = () => true as const;
const never = () => false as const;
const hasLongTermSupport = (cluster: DeclaredResource) => cluster.at("supportPlan").is("AKSLongTermSupport");

/**
 * Inputs that fix a version of Kubernetes. `minMasterVersion` of GKE is none: it upgrades control planes whatever a
 * program says. Neither is `releaseVersion` of EKS, which may be that of an operating system.
 */
const VERSIONED: readonly Versioned[] = [
  {
    on: [EKS, EKS_NATIVE],
    paths: ["version"],
    calendar: EKS_CALENDAR,
    isExtended: (cluster) => not(cluster.at("upgradePolicy.supportType").is("STANDARD")),
  },
  { on: [EKS_NODES, EKS_NATIVE_NODES], paths: ["version"], calendar: EKS_CALENDAR, isExtended: always },
  {
    on: [GKE],
    paths: ["nodeVersion", "nodePools[].version"],
    calendar: GKE_CALENDAR,
    isExtended: (cluster) => cluster.at("releaseChannel.channel").is("EXTENDED"),
  },
  { on: [GKE_NODES], paths: ["version"], calendar: GKE_CALENDAR, isExtended: always },
  {
    on: [AKS],
    paths: ["kubernetesVersion", "agentPoolProfiles[].orchestratorVersion"],
    calendar: AKS_CALENDAR,
    isExtended: hasLongTermSupport,
  },
  {
    on: [AKS_CLASSIC],
    paths: ["kubernetesVersion", "defaultNodePool.orchestratorVersion"],
    calendar: AKS_CALENDAR,
    isExtended: hasLongTermSupport,
  },
  {
    on: [AKS_NODES, AKS_CLASSIC_NODES],
    paths: ["orchestratorVersion"],
    calendar: AKS_CALENDAR,
    isExtended: always,
  },
  { on: [DOKS], paths: ["version"], calendar: UPSTREAM_CALENDAR, isExtended: never },
  { on: [LKE], paths: ["k8sVersion"], calendar: UPSTREAM_CALENDAR, isExtended: never },
  { on: [CIVO], paths: ["kubernetesVersion"], calendar: UPSTREAM_CALENDAR, isExtended: never },
];

/** The types of resources that fix a version of Kubernetes. */
export const VERSIONED_KINDS = VERSIONED.flatMap(({ on }) => on);

/** The support of a version that a resource fixes. */
export interface VersionSupport {
  /** Where the version is fixed. */
  readonly field: Field;
  readonly minor: number | Unknown;
  /** The last day with security fixes, as an ISO date; empty where the version is not known. */
  readonly until: string;
  /** Whether the version gets no more fixes on the day. */
  readonly isPast: Truth;
}

/** The support that the versions of a resource have on a day, which is an ISO date. */
export function supportOf(resource: DeclaredResource, day: string): VersionSupport[] {
  return VERSIONED.filter(({ on }) => on.includes(resource.type)).flatMap(({ paths, calendar, isExtended }) =>
    paths
      .flatMap((path) => fieldsAt(resource.root, path))
      .flatMap((field) => supportIn(field, calendar, isExtended(resource), day)),
  );
}

/** The calendars by which the versions that a resource fixes are judged. */
export function calendarsOf(resource: DeclaredResource): Calendar[] {
  return VERSIONED.filter(({ on }) => on.includes(resource.type)).flatMap(({ paths, calendar }) =>
    paths.flatMap((path) => fieldsAt(resource.root, path)).some((field) => minorOf(field) !== undefined)
      ? [calendar]
      : [],
  );
}

/** The minor number of a version such as `1.33`, `v1.33.4-gke.100` or `1.31.1-do.5`; `undefined` for other words. */
export function minorOf(version: Field): number | undefined | Unknown {
  const text = version.string();
  if (text === UNKNOWN || text === undefined) return text;
  const minor = /^v?1\.(\d{1,3})(\.\d+)?([-+.].*)?$/.exec(text.trim())?.[1];
  // Akamai supports the versions of its enterprise clusters by a calendar of its own.
  return minor === undefined || text.includes("+lke") ? undefined : Number(minor);
}

function supportIn(field: Field, calendar: Calendar, isExtended: Truth, day: string): VersionSupport[] {
  const minor = minorOf(field);
  if (minor === undefined) return [];
  if (minor === UNKNOWN) return [{ field, minor, until: "", isPast: UNKNOWN }];
  const ends = endsOf(calendar, minor);
  if (ends === undefined) return [];
  const isPast = anyOf([ends.extended < day, allOf([ends.standard < day, not(isExtended)])]);
  return [{ field, minor, until: isExtended === false ? ends.standard : ends.extended, isPast }];
}

/** The ends of support with their grace: those of the oldest known version for older ones, none for newer ones. */
function endsOf({ ends, graceDays }: Calendar, minor: number) {
  const oldest = Math.min(...Object.keys(ends).map(Number));
  const known = ends[Math.max(minor, oldest)];
  if (known === undefined) return undefined;
  const { standard, extended = standard } = known;
  return { standard: later(standard, graceDays), extended: later(extended, graceDays) };
}

const DAY = 86_400_000;

function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** The day to judge by: the one given as an ISO date, else that of the run. */
export function dayOf(given: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : new Date().toISOString().slice(0, 10);
}
