import type { Wire } from "../wire";

/** A component that its provider would expand. */
export interface Component {
  readonly type: string;
  readonly name: string;
  readonly properties: Wire;
  /** What each of its properties comes from. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  /** The folder that the program runs in. */
  readonly folder: string;
  /** The URN that a child of it gets. */
  urnOf(type: string, name: string): string;
}

/** A resource that a component makes. */
export interface Child {
  readonly type: string;
  readonly name: string;
  readonly properties: Wire;
  /** What its properties come from. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
}

/** What is in a component, as far as it shows without its provider. */
export interface Opened {
  readonly children: readonly Child[];
  /** What of it stays closed, and why; nothing where all of it is there. */
  readonly closed?: string;
}
