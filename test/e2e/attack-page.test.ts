import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { attackPageOf } from "../../lib/report/graph/html";
import { attackReport, HOSTILE, shop } from "../support/attack-reports";
import { hasBrowser, launch, SCREENSHOTS } from "./support/browser";

const inBrowser = hasBrowser ? test : test.skip;

let folder: string;
let browser: Browser;
const addresses = { shop: "", hostile: "", none: "" };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ktm-graph-"));
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

inBrowser("regions stand from left to right, boxes within them and apart from each other", async () => {
  const { page } = await opened(addresses.shop);
  const boxes = (selector: string) =>
    page.$$eval(selector, (elements) =>
      elements.map((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { left, right, top, bottom, text: element.parentElement?.textContent ?? "" };
      }),
    );
  const regions = await boxes(".region rect");
  expect(regions.map(({ text }) => text)).toEqual([
    "outside",
    "network",
    "workloads",
    "nodes",
    "control plane",
  ]);
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
});

inBrowser("a path is walked step by step, by keyboard alone", async () => {
  const { page, odd } = await opened(addresses.shop);
  const current = () => page.textContent('[aria-current="step"]');
  expect(await page.locator(".walking").count()).toBe(0);
  await page.keyboard.press("j");
  expect(await current()).toBe("the Internet");
  await page.keyboard.press("n");
  expect(await current()).toBe('Service "shop/web"');
  expect(await page.locator(".arrow.now").count()).toBe(1);
  await page.keyboard.press("ArrowRight");
  expect(await current()).toBe('Deployment "shop/web"');
  await page.keyboard.press("p");
  expect(await current()).toBe('Service "shop/web"');
  expect(await page.textContent(".vertex.now .name")).toBe("shop/web");
  expect(await page.locator(".way.chosen").count()).toBe(1);
  await page.keyboard.press("j");
  expect(await page.textContent(".way.chosen .title")).toContain("get root on a node");
  expect(await page.locator(".way[open]").count()).toBe(1);
  await page.keyboard.press("Escape");
  expect(await page.locator(".way.chosen, .walking").count()).toBe(0);
  expect(odd).toEqual([]);
  await page.close();
});

inBrowser("applying a fix greys what it cuts, and taking it back restores it", async () => {
  const { page, odd } = await opened(addresses.shop);
  const gone = (selector: string) => page.locator(`${selector}.gone`).count();
  await page.keyboard.press("j");
  await page.keyboard.press("f");
  expect(await page.textContent("#effect")).toBe("1 change applied: 2 of 4 paths cut.");
  expect(await gone(".way")).toBe(2);
  expect(await page.$$eval(".vertex.gone .name", (names) => names.map((each) => each.textContent))).toEqual([
    "cluster-admin",
    "shop/web",
  ]);
  await page.screenshot({ path: join(SCREENSHOTS, "attack-fixed.png"), fullPage: true });
  expect(await page.locator("[data-change]:checked").count()).toBeGreaterThan(1);
  await page.locator("#changes ~ .scroll tbody tr", { hasText: "do not expose it" }).locator("input").check();
  expect(await page.textContent("#effect")).toBe("2 changes applied: 4 of 4 paths cut.");
  await page.evaluate(
    'document.querySelectorAll("#changes ~ .scroll input:checked").forEach((box) => box.click())',
  );
  expect(await gone(".way")).toBe(0);
  expect(await page.isVisible("#effect")).toBe(false);
  expect(odd).toEqual([]);
  await page.close();
});

inBrowser("search and certainty narrow the list", async () => {
  const { page } = await opened(addresses.shop);
  expect(await page.textContent("#shown")).toBe("4 paths shown");
  await page.keyboard.press("/");
  await page.keyboard.type("private root");
  expect(await page.textContent("#shown")).toBe("1 path shown");
  await page.keyboard.press("Escape");
  expect(await page.textContent("#shown")).toBe("4 paths shown");
  await page.uncheck('input[value="confirmed"]');
  expect(await page.textContent("#shown")).toBe("0 paths shown");
  await page.close();
});

inBrowser("a page without paths says that none was found, and what was read", async () => {
  const { page } = await opened(addresses.none);
  expect(await page.textContent("main")).toContain("No path found in this stack.");
  expect(await page.textContent("main")).toContain("0 Kubernetes objects read");
  await page.close();
});
