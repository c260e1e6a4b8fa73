import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { REGIONS } from "../../lib/attack/vertex";
import type { AttackReport } from "../../lib/report/graph/attack-report";
import { attackPageOf } from "../../lib/report/graph/html";
import { attackReport, HOSTILE, shop } from "../support/attack-reports";
import { hasBrowser, launch, SCREENSHOTS } from "./support/browser";

const inBrowser = hasBrowser ? test : test.skip;

let folder: string;
let browser: Browser;
let report: AttackReport;
const addresses = { shop: "", hostile: "", none: "" };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ktm-graph-"));
  report = attackReport(shop());
  const reports = {
    shop: attackReport(shop()),
    hostile: attackReport(shop(HOSTILE)),
    none: attackReport([]),
  };
  for (const name of ["shop", "hostile", "none"] as const) {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, await attackPageOf(reports[name]));
    addresses[name] = pathToFileURL(file).href;
  }
  if (hasBrowser) browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page, and keeps whatever a page that is only text and a picture never does. */
async function opened(
  address: string,
  width = 1280,
  colorScheme: "light" | "dark" = "light",
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
  ["shop", "light", 1280],
  ["shop", "dark", 1280],
  ["shop", "light", 400],
  ["hostile", "light", 1280],
  ["none", "light", 1280],
] as const)(
  "the page of %s is drawn in %s at %d pixels, with nothing loaded, run or cut off",
  async (name, scheme, width) => {
    const { page, odd } = await opened(addresses[name], width, scheme);
    const file = join(SCREENSHOTS, `attack-${name}-${scheme}-${width}.png`);
    const picture = await page.screenshot({ path: file, fullPage: true });
    expect(odd).toEqual([]);
    expect(picture.length).toBeGreaterThan(name === "none" ? 8_000 : 30_000);
    expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    const isDark =
      "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every((part) => part < 64)";
    expect(await page.evaluate(isDark)).toBe(scheme === "dark");
    await page.close();
  },
);

inBrowser("the page is small enough to send", () => {
  expect(readFileSync(join(folder, "shop.html")).length).toBeLessThan(100_000);
});

inBrowser.each(["shop", "hostile"] as const)(
  "in %s regions stand from left to right, boxes in them and apart",
  async (name) => {
    const { page } = await opened(addresses[name]);
    const boxes = (selector: string) =>
      page.$$eval(selector, (elements) =>
        elements.map((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return { left, right, top, bottom, text: element.parentElement?.textContent ?? "" };
        }),
      );
    const regions = await boxes(".region rect");
    const order = REGIONS.map(String);
    const places = regions.map(({ text }) => order.indexOf(text));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    for (const [index, { left }] of regions.entries())
      expect(left).toBeGreaterThanOrEqual(regions[index - 1]?.right ?? 0);
    const vertices = await boxes(".vertex rect");
    for (const [index, one] of vertices.entries()) {
      const isInside = regions.some(
        ({ left, right, top, bottom }) =>
          one.left >= left && one.right <= right && one.top >= top && one.bottom <= bottom,
      );
      expect(isInside).toBe(true);
      for (const other of vertices.slice(index + 1)) {
        const isApart =
          one.right <= other.left ||
          other.right <= one.left ||
          one.bottom <= other.top ||
          other.bottom <= one.top;
        expect(isApart).toBe(true);
      }
    }
    const overflowing = await page.$$eval(
      ".vertex",
      (elements) =>
        elements.filter((element) => {
          const width = element.querySelector("rect")?.getBoundingClientRect().width ?? 0;
          return [...element.querySelectorAll("text")].some(
            (text) => text.getBoundingClientRect().width > width,
          );
        }).length,
    );
    expect(overflowing).toBe(0);
    await page.close();
  },
);

inBrowser("a path is walked step by step, by keyboard alone", async () => {
  const { page, odd } = await opened(addresses.shop);
  const [first, second] = report.paths;
  const hops = first?.hops.map(({ to }) => to) ?? [];
  const current = () => page.textContent('[aria-current="step"]');
  expect(await page.locator(".walking").count()).toBe(0);
  await page.keyboard.press("j");
  expect(await current()).toBe(first?.from);
  await page.keyboard.press("n");
  expect(await current()).toBe(hops[0]);
  expect(await page.locator(".arrow.now").count()).toBe(1);
  await page.keyboard.press("ArrowRight");
  expect(await current()).toBe(hops[1]);
  await page.keyboard.press("p");
  expect(await current()).toBe(hops[0]);
  expect(await page.textContent(".vertex.now title")).toBe(hops[0]);
  for (const _ of hops) await page.keyboard.press("n");
  expect(await current()).toBe(hops.at(-1));
  expect(await page.locator(".vertex.now.goal").count()).toBe(1);
  await page.keyboard.press("j");
  expect(await page.textContent(".way.chosen .title")).toBe(second?.title);
  expect(await page.locator(".way[open]").count()).toBe(1);
  await page.keyboard.press("Escape");
  expect(await page.locator(".way.chosen, .walking").count()).toBe(0);
  expect(odd).toEqual([]);
  await page.close();
});

inBrowser("applying a fix greys what it cuts, and taking it back restores it", async () => {
  const { page, odd } = await opened(addresses.shop);
  const gone = (selector: string) => page.locator(`${selector}.gone`).count();
  const [path] = report.paths;
  const fix = report.changes.find(({ key }) => key === path?.changes[0]);
  const cut = report.paths.filter(({ steps }) => steps.some((step) => fix?.steps.includes(step))).length;
  const all = report.paths.length;
  await page.keyboard.press("j");
  await page.keyboard.press("f");
  expect(await page.textContent("#effect")).toBe(`1 change applied: ${cut} of ${all} paths cut.`);
  expect(await gone(".way")).toBe(cut);
  expect(await gone(".arrow")).toBeGreaterThan(0);
  await page.screenshot({ path: join(SCREENSHOTS, "attack-fixed.png"), fullPage: true });
  expect(await page.locator("[data-change]:checked").count()).toBeGreaterThan(1);
  for (const box of await page.locator("#changes ~ .scroll input").all()) await box.check();
  expect(await page.textContent("#effect")).toContain(` applied: ${all} of ${all} paths cut.`);
  for (const box of await page.locator("#changes ~ .scroll input").all()) await box.uncheck();
  expect(await gone(".way")).toBe(0);
  expect(await page.isVisible("#effect")).toBe(false);
  expect(odd).toEqual([]);
  await page.close();
});

inBrowser("search and certainty narrow the list", async () => {
  const { page } = await opened(addresses.shop);
  expect(await page.textContent("#shown")).toBe(`${report.paths.length} paths shown`);
  await page.keyboard.press("/");
  await page.keyboard.type("private root");
  const visible = await page.locator(".way:visible").count();
  expect(visible).toBeGreaterThan(0);
  expect(visible).toBeLessThan(report.paths.length);
  expect(await page.textContent("#shown")).toBe(visible === 1 ? "1 path shown" : `${visible} paths shown`);
  await page.keyboard.press("Escape");
  expect(await page.textContent("#shown")).toBe(`${report.paths.length} paths shown`);
  await page.uncheck('input[value="confirmed"]');
  const { open, possible } = report.summary;
  expect(await page.textContent("#shown")).toBe(`${open + possible} paths shown`);
  await page.close();
});

inBrowser("a page without paths says that none was found, and what was read", async () => {
  const { page } = await opened(addresses.none);
  expect(await page.textContent("main")).toContain("No path found in this stack.");
  expect(await page.textContent("main")).toContain("0 Kubernetes objects read");
  await page.close();
});
