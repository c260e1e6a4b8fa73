import { appendFileSync } from "node:fs";
import type { FaultRecord, FindingRecord } from "../report/record";

/** Where `ktm` wants findings as JSON lines; the engine sets nothing of the kind. */
const FILE = process.env["KTM_FINDINGS_FILE"];

/** Hands a record to the `ktm` that started the pack, if one did; else none is made. */
export function writeRecord(make: () => FindingRecord | FaultRecord): void {
  if (FILE !== undefined) appendFileSync(FILE, `${JSON.stringify(make())}\n`);
}
