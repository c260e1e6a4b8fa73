import type { Severity } from "../model/severity";
import type { BoundaryId, Stride, ThreatId } from "./threat-model";

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

type Enforcement = "advisory" | "mandatory";

/** Sets of levels to start from, from the mildest to the strictest. */
export const PROFILES = ["audit", "baseline", "restricted"] as const;
export type Profile = (typeof PROFILES)[number];

/** Fields that may hold the same values only. */
interface AllowedValues {
  /** Paths from a Pod, `[*]` for each element of a list; `containers[*]` stands for all kinds of containers. */
  readonly fields: readonly string[];
  readonly values: readonly string[];
}

/** What every policy states of itself; docs, matrix, profiles and schemas are generated from it. */
export interface Metadata {
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
  /** One line that says what to do; `{maxSeconds}` stands for the value of the option `maxSeconds`. */
  readonly fix: string;
  /** `pss:`, `cis:`, `nsa:`, `owasp:`, `mitre:`, `ms:` or `url:`, and an id. */
  readonly references: readonly string[];
  /** The same check in other tools, such as `checkov:CKV_K8S_16`. */
  readonly equivalents?: readonly string[];
  /** Rows of the catalogue of known checks that it decides. */
  readonly covers?: readonly string[];
  /** The values that a standard allows for fields, where they are a closed list. */
  readonly allowed?: readonly AllowedValues[];
  /** When a team may rightly switch it off. */
  readonly exceptions?: string;
}
