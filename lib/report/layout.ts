import type { Policy } from "../policy/define";
import type { ReportedFinding } from "./report";

/** How a run of text looks: `picocolors`, or plain. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
}

/** What a format needs beside the report. */
export interface Layout {
  readonly style: Style;
  /** Every finding in full, in place of a line for each policy of medium and low severity. */
  readonly verbose: boolean;
  /** Each open question, in place of their number. */
  readonly listsOpen: boolean;
  /** All policies of the pack. */
  readonly policies: readonly Policy[];
  /** Whether a finding makes the command fail. */
  readonly fails: (finding: ReportedFinding) => boolean;
}
