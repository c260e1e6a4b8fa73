import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

/** Whether tests with a browser run: in CI they fail without one, elsewhere they are skipped. */
export const hasBrowser = existsSync(CHROMIUM) || process.env["CI"] !== undefined;

/** Where the pictures go that tests take. */
export const SCREENSHOTS = join(__dirname, "..", "..", "..", ".cache", "screenshots");

/** Starts the browser. */
export function launch(): Promise<Browser> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
