import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";

/** What an identity of the cloud may do, in the terms of this pack, whichever cloud it is of. */
export interface Rights {
  /** It may do everything in its account, project or subscription, or take every right there. */
  readonly administrator: Truth;
  /** It may do much of it: whole services, or everything but the rights of others. */
  readonly broad: Truth;
  /** It may change a cluster itself, or who gets in. */
  readonly changesClusters: Truth;
  /** It may read every secret, parameter or bucket. */
  readonly readsSecrets: Truth;
  /** It may add and remove any machine. */
  readonly scalesNodes: Truth;
  /** It may run commands on any machine. */
  readonly commandsNodes: Truth;
  /** It may push images to any repository. */
  readonly pushesImages: Truth;
}

export type Right = keyof Rights;

export const NO_RIGHTS: Rights = {
  administrator: false,
  broad: false,
  changesClusters: false,
  readsSecrets: false,
  scalesNodes: false,
  commandsNodes: false,
  pushesImages: false,
};

/** What nobody can read before deployment may give anything. */
export const ANY_RIGHTS: Rights = {
  administrator: UNKNOWN,
  broad: UNKNOWN,
  changesClusters: UNKNOWN,
  readsSecrets: UNKNOWN,
  scalesNodes: UNKNOWN,
  commandsNodes: UNKNOWN,
  pushesImages: UNKNOWN,
};

/** The rights that any of several grants gives. */
export function allRights(grants: readonly Rights[]): Rights {
  return mapped((right) => anyOf(grants.map((grant) => grant[right])));
}

/** The rights where a condition holds. */
export function conditionalOn(condition: Truth, rights: Rights): Rights {
  return mapped((right) => allOf([condition, rights[right]]));
}

/**
 * The rights within a limit, such as a condition or a permissions boundary, which may take any of them away: an
 * administrator within one may still do much, and of lesser rights nothing is told.
 */
export function boundedBy(limit: Truth, rights: Rights): Rights {
  const kept = conditionalOn(not(limit), rights);
  return { ...kept, broad: anyOf([kept.broad, allOf([limit, rights.administrator])]) };
}

function mapped(read: (right: Right) => Truth): Rights {
  return {
    administrator: read("administrator"),
    broad: read("broad"),
    changesClusters: read("changesClusters"),
    readsSecrets: read("readsSecrets"),
    scalesNodes: read("scalesNodes"),
    commandsNodes: read("commandsNodes"),
    pushesImages: read("pushesImages"),
  };
}
