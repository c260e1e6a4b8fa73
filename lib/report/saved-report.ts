import { isMap } from "../model/value";
import { printable } from "./escape";
import type { Report } from "./report";

const TEXTS = ["policy", "category", "severity", "verdict", "message", "fix", "title", "fingerprint"];

/**
 * A JSON report of `ktm`, as it was written. Whoever had the file may have changed it: no text in it is more than text.
 * Throws an Error where it is none, or one of another version.
 */
export function readReport(document: unknown): Report {
  if (!isMap(document) || document["version"] !== 1 || !Array.isArray(document["findings"]))
    throw new Error("no JSON report of ktm");
  const isWhole =
    document["findings"].every(isFinding) && isMap(document["summary"]) && "comparison" in document;
  if (!isWhole) throw new Error("a report of another version of ktm: write it anew");
  return printableIn(document) as Report;
}

function isFinding(finding: unknown): boolean {
  return (
    isMap(finding) &&
    TEXTS.every((name) => typeof finding[name] === "string") &&
    isMap(finding["resource"]) &&
    ["issues", "threats", "references", "paths"].every((name) => Array.isArray(finding[name]))
  );
}

function printableIn(value: unknown): unknown {
  if (typeof value === "string") return printable(value);
  if (Array.isArray(value)) return value.map(printableIn);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, printableIn(inside)]));
}
