import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { htmlOf } from "../../lib/report/html";
import type { Report } from "../../lib/report/report";
import { builtCommand } from "../support/built-command";
import { EXEMPTION, finding, hostileFinding, layout, report } from "../support/reports";
import { hasBrowser, launch, SCREENSHOTS } from "./support/browser";

const inBrowser = hasBrowser ? test : test.skip;

const findings = [
  finding({ change: "new" }),
  finding({
    change: "unchanged",
    policy: "no-host-ports",
    category: "attacker-on-the-network",
    severity: "medium",
  }),
  hostileFinding({ change: "unchanged", severity: "high" }),
  finding({ exempted: EXEMPTION }),
];
const comparison = { against: "main", new: 1, unchanged: 2, fixed: [] };

let folder: string;
let browser: Browser;
let synthetic: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ktm-page-"));
  const file = join(folder, "report.html");
  writeFileSync(file, htmlOf(report(findings, { comparison }), layout));
  synthetic = pathToFileURL(file).href;
  if (hasBrowser) browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page, and keeps whatever a page that is only text never does. */
async function opened(
  colorScheme: "light" | "dark",
  width: number,
  address = synthetic,
): Promise<{ page: Page; odd: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const odd: string[] = [];
  page.on("console", (message) => odd.push(message.text()));
  page.on("pageerror", (error) => odd.push(error.message));
  page.on("dialog", (dialog) => odd.push(dialog.message()));
  page.on("request", (request) => request.url() !== address && odd.push(request.url()));
  await page.goto(address);
  return { page, odd };
}

inBrowser.each([
  ["light", 1200],
  ["dark", 1200],
  ["light", 400],
] as const)(
  "the page is drawn in %s at %d pixels, with nothing loaded, run or cut off",
  async (scheme, width) => {
    const { page, odd } = await opened(scheme, width);
    const picture = await page.screenshot({
      path: join(SCREENSHOTS, `${scheme}-${width}.png`),
      fullPage: true,
    });
    expect(odd).toEqual([]);
    expect(picture.length).toBeGreaterThan(30_000);
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    const isDark =
      "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every((part) => part < 64)";
    expect(await page.evaluate(isDark)).toBe(scheme === "dark");
    await page.close();
  },
);

inBrowser(
  "search, severities, boundaries and what is new narrow the findings, by keyboard alone",
  async () => {
    const { page, odd } = await opened("light", 1200);
    const shown = () => page.textContent("#shown");
    expect(await shown()).toBe("3 violations shown");
    await page.keyboard.press("/");
    await page.keyboard.type("host-ports");
    expect(await shown()).toBe("1 violation shown");
    expect(await page.locator(".policy:visible").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect(await shown()).toBe("2 violations shown");
    await page.keyboard.press("Space");
    await page.focus("#only-new");
    await page.keyboard.press("Space");
    expect(await shown()).toBe("1 violation shown");
    await page.keyboard.press("Space");
    await page.focus('[data-boundary="B5"]:not(.finding)');
    await page.keyboard.press("Enter");
    expect(await page.inputValue("#boundary")).toBe("B5");
    expect(odd).toEqual([]);
    await page.close();
  },
);

inBrowser("the page of the vulnerable example shows all that is found", async () => {
  const file = join(folder, "example.html");
  const program = join(__dirname, "..", "..", "examples", "guestbook-vulnerable");
  const args = ["preview", program, "--fail-on", "never", "--format", "html", "--output", file];
  execFileSync(process.execPath, [builtCommand(), ...args, "--format", "json", "--output", `${file}.json`]);
  const { summary } = JSON.parse(readFileSync(`${file}.json`, "utf8")) as Report;
  const { page, odd } = await opened("light", 1200, pathToFileURL(file).href);
  await page.screenshot({ path: join(SCREENSHOTS, "example.png"), fullPage: true });
  expect(await page.textContent("#shown")).toBe(`${summary.violated} violations shown`);
  expect(odd).toEqual([]);
  await page.close();
});
