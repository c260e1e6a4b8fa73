/** A known check that no policy decides, with the reason, and its names in the tools that have it. */
interface LeftOut {
  /** Its row in the catalogue of known checks. */
  readonly row: string;
  readonly reason: string;
  readonly equivalents: readonly string[];
}

/** Known checks that are left out on purpose; `docs/coverage.md` and `docs/coming-from.md` print them. */
export const LEFT_OUT: readonly LeftOut[] = [];
