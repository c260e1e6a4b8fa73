import type { Command } from "commander";
import { InputError } from "../lib/program/input-error";
import { compared } from "../lib/report/comparison";
import { isEventLog, reportOfEvents } from "../lib/report/engine-events";
import type { Report } from "../lib/report/report";
import { readReport } from "../lib/report/saved-report";
import { failingBy } from "./fail-on";
import { jsonIn, readText, shownName } from "./inputs";
import { baselineIn, type PublishOptions, publish, withReportOptions } from "./options";
import { outputsOf } from "./outputs";
import { everyPolicy } from "./pack";
import { folderInRepository } from "./repository";
import { packVersion } from "./version";

/** Adds `ktm report`: shows what an earlier run found, in any format. */
export function addReport(program: Command): void {
  const command = program
    .command("report <file>")
    .description(
      "report what `ktm` wrote as JSON, or what is in the event log of the engine (`pulumi preview --event-log FILE`, `pulumi policy analyze --json`); - reads standard input",
    );
  withReportOptions(command).action(report);
}

async function report(file: string, options: PublishOptions): Promise<void> {
  outputsOf(options);
  failingBy(options.failOn, options.baseline !== undefined);
  const saved = savedIn(file);
  const baseline = baselineIn(options);
  await publish(baseline === undefined ? saved : compared(saved, baseline, () => true), options);
}

function savedIn(file: string): Report {
  const text = readText(file);
  const document = jsonIn(text);
  try {
    if (document !== undefined && !isEventLog([document])) return readReport(document);
    const events = text
      .split("\n")
      .flatMap((line) => (line.trim() === "" ? [] : [JSON.parse(line) as unknown]));
    if (!isEventLog(events)) throw new Error("neither a JSON report of ktm nor an event log of the engine");
    return reportOfEvents(events, everyPolicy(), packVersion(), folderInRepository("."));
  } catch (error) {
    throw new InputError(shownName(file), (error as Error).message);
  }
}
