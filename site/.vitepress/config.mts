import { defineConfig } from "vitepress";
import { anchorOf } from "../anchors.js";
import { cards, sidebar } from "../navigation.mjs";
import { keepBraces, linkPages, pageOf } from "../pages.mjs";

/** Pages whose rows all stand on pages of their own: a search finds those. */
const UNSEARCHED = ["coverage.md", "policies/index.md"];

/** A shield, in the page itself. */
const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path fill='%232463c4' d='M12 1 3 5v6c0 5.5 3.8 10.7 9 12 5.2-1.3 9-6.5 9-12V5z'/></svg>";

export default defineConfig({
  title: "Kubernetes threat model",
  description:
    "A policy pack for Pulumi that checks Kubernetes resources against the Kubernetes threat model.",
  lang: "en",
  srcDir: "..",
  srcExclude: ["!(docs)/*/**", "!(docs)/*.md", "README.md"],
  rewrites: (file) => pageOf(file) ?? file,
  outDir: "../.cache/site",
  cacheDir: "../.cache/vitepress",
  cleanUrls: false,
  head: [["link", { rel: "icon", href: ICON }]],
  vite: { build: { chunkSizeWarningLimit: 4000 } },
  transformPageData: ({ relativePath, frontmatter }) => {
    if (relativePath === "index.md") frontmatter["features"] = cards;
    if (/^policies\/(?!index)/.test(relativePath)) frontmatter["pageClass"] = "policy";
  },
  markdown: {
    anchor: { slugify: anchorOf },
    config: (markdown) => {
      markdown.use(linkPages);
      markdown.use(keepBraces);
    },
  },
  themeConfig: {
    nav: [
      { text: "Tutorial", link: "/tutorial" },
      { text: "Policies", link: "/policies/" },
      { text: "Coverage", link: "/coverage" },
      { text: "Coming from another tool", link: "/coming-from" },
    ],
    sidebar,
    outline: { level: [2, 3] },
    search: {
      provider: "local",
      options: {
        _render: (text, env, markdown) =>
          UNSEARCHED.includes(pageOf(env.relativePath) ?? "") ? "" : markdown.render(text, env),
        miniSearch: {
          searchOptions: {
            combineWith: "AND",
            // The long lists come after the pages that are about one thing.
            boostDocument: (page: string) =>
              /^\/(coming-from|catalogue|changelog|[a-z]+-settings|dangerous-permissions)\./.test(page)
                ? 0.1
                : 1,
          },
        },
      },
    },
  },
});
