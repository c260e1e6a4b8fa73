/** The first and the last of some lines; the first line of a text is 1. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** A comment in the text that declares an object. */
export interface Comment {
  /** What follows the number signs, without blanks around it. */
  readonly text: string;
  readonly line: number;
  /** Whether nothing else stands on its line. */
  readonly isAlone: boolean;
}

/** The text that declares an object, so far as it says what a comment is about. */
export interface SourceText {
  readonly comments: readonly Comment[];
  /** The line of the first value; nothing but comments and marks stands before it. */
  readonly start: number;
  /** The lines of the outermost that begins on a line: a document, an item of a list, or a field from its name on. */
  blockAt(line: number): Lines | undefined;
  /** The line of a field of the object, by its steps, or of the nearest one around it that is there. */
  lineOf(steps: readonly (string | number)[]): number;
}
