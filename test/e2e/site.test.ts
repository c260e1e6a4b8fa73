import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { policies } from "../../policies";
import { hasBrowser, launch, SCREENSHOTS } from "./support/browser";

const ROOT = join(__dirname, "..", "..");
const SITE = join(ROOT, ".cache", "site");
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

const inBrowser = hasBrowser ? describe : describe.skip;

/** The site as a host of static files serves it. */
async function serve(): Promise<Server> {
  const server = createServer(({ url = "/" }, response) => {
    const path = decodeURIComponent(url.split("?")[0] ?? "");
    const file = join(SITE, path.endsWith("/") ? `${path}index.html` : path);
    if (!file.startsWith(SITE) || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

inBrowser("the documentation site", () => {
  let server: Server;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    // A dead link between pages fails here.
    execFileSync("npm", ["run", "--silent", "site"], { cwd: ROOT, stdio: "pipe" });
    server = await serve();
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens a page, and keeps what it asks of other hosts, what it misses and what it complains about. */
  async function opened(
    path: string,
    scheme: "light" | "dark" = "light",
    width = 1280,
  ): Promise<{ page: Page; odd: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    const odd: string[] = [];
    page.on("console", (message) => message.type() === "error" && odd.push(message.text()));
    page.on("pageerror", (error) => odd.push(error.message));
    page.on("request", (request) => !request.url().startsWith(origin) && odd.push(request.url()));
    await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
    return { page, odd };
  }

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
  ] as const)("starts with the six categories of threats (%s, %i wide)", async (scheme, width) => {
    const { page, odd } = await opened("/", scheme, width);
    expect(await page.locator(".VPFeature").count()).toBe(6);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.screenshot({ path: join(SCREENSHOTS, `site-start-${scheme}-${width}.png`), fullPage: true });
    expect(odd).toEqual([]);
    await page.close();
  });

  test("lists every policy beside the page of one", async () => {
    const { page, odd } = await opened("/policies/no-privileged-containers.html");
    expect(await page.locator("h1").textContent()).toContain("Containers must not be privileged");
    expect(await page.locator('.VPSidebar a[href^="/policies/"][href$=".html"]').count()).toBe(
      policies.length,
    );
    await page.screenshot({ path: join(SCREENSHOTS, "site-policy.png") });
    expect(odd).toEqual([]);
    await page.close();
  });

  test.each([
    ["no-host-ports", "/policies/no-host-ports.html"],
    ["CKV_K8S_26", "/policies/no-host-ports.html"],
    ["Sniffed clear text", "/threats/N2.html"],
  ])("finds %s", async (words, path) => {
    const { page, odd } = await opened("/");
    await page.locator(".DocSearch-Button").click();
    await page.locator(".search-input").fill(words);
    const found = page.locator(`.result[href^="${path}"]`).first();
    await found.waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, `site-search-${words.replaceAll(" ", "-")}.png`) });
    await found.click();
    await page.waitForURL(`**${path}**`);
    expect(odd).toEqual([]);
    await page.close();
  });

  test.each(["tutorial", "coverage", "coming-from", "changelog"])("shows %s", async (name) => {
    const { page, odd } = await opened(`/${name}.html`);
    await page.screenshot({ path: join(SCREENSHOTS, `site-${name}.png`) });
    expect(odd).toEqual([]);
    await page.close();
  });
});
