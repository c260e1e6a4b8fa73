// Circle: a told path points to lines of the program, which a declaration knows; issues of its fields carry told paths.
import type { SourcePosition } from "./declared-resource";

/** A place that a report can point to. */
export interface ToldPlace {
  readonly urn: string | null;
  /** `Deployment "shop/web"`. */
  readonly title: string;
  /** Of the field in the object; empty for the object as a whole. */
  readonly path: string;
  readonly source?: SourcePosition;
}

/** One step of an attacker, as a reader sees it: steps that only name a right are told with the one that uses it. */
export interface Hop {
  /** The kinds of steps that it is made of, such as `TOKEN_MOUNT`. */
  readonly edges: readonly string[];
  /** What the attacker has then: `ServiceAccount "shop/web"`. */
  readonly to: string;
  /** What makes it possible: `its token is mounted`. */
  readonly because: string;
  readonly at: ToldPlace | null;
  /** The trust boundaries that it crosses. */
  readonly boundaries: readonly string[];
  readonly mitre: readonly string[];
  /** What is taken for granted, or not in this program. */
  readonly assumes: readonly string[];
  readonly certainty: "confirmed" | "open" | "possible";
}

/** A change of one property, and how many of the ways to a goal it closes. */
export interface ToldChange {
  readonly change: string;
  readonly at: ToldPlace;
  readonly closes: number;
  readonly of: number;
}

/** A way of an attacker to a goal, as plain data for reports. */
export interface ToldPath {
  /** The same from one run to the next. */
  readonly id: string;
  /** Where the attacker starts: `the Internet`. */
  readonly from: string;
  /** What the attacker wants: `cluster-admin`. */
  readonly goal: string;
  /** The same as words that follow "can": `take over the cluster`. */
  readonly purpose: string;
  readonly certainty: "confirmed" | "open" | "possible";
  readonly hops: readonly Hop[];
  /** The change that closes the most ways; null where nothing on the way can be changed. */
  readonly fix: ToldChange | null;
  readonly alternatives: readonly ToldChange[];
  /** Changes that close all ways together, where one is not enough. */
  readonly together: readonly string[];
  /** The values that are not known and decide. */
  readonly depends: readonly string[];
}
