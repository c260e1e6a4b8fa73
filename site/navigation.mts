import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DefaultTheme } from "vitepress";
import { THREAT_ROWS } from "../lib/explanation/threat-rows.js";
import { CATEGORIES } from "../lib/policy/define.js";
import { policies } from "../policies/index.js";
import { titleOf } from "../scripts/generate/text.js";
import { ROOT } from "./pages.mjs";

type Items = DefaultTheme.SidebarItem[];

const GUIDE: Items = [
  {
    text: "Start",
    items: [
      { text: "What it is", link: "/" },
      { text: "Tutorial: the first finding", link: "/tutorial" },
      { text: "How it decides", link: "/how-it-decides" },
    ],
  },
  { text: "How to", items: titled("how-to") },
];

const REFERENCE: Items = [
  {
    text: "Reference",
    items: [
      { text: "Policies", link: "/policies/" },
      { text: "Coverage of the threat model", link: "/coverage" },
      { text: "Coming from another tool", link: "/coming-from" },
      { text: "Catalogue of known checks", link: "/catalogue" },
    ],
  },
  {
    text: "What is read",
    items: [
      { text: "Dangerous permissions", link: "/dangerous-permissions" },
      { text: "Settings of components", link: "/component-settings" },
      { text: "Settings of managed clusters", link: "/cloud-settings" },
      { text: "Pods of custom resources", link: "/pod-templates" },
    ],
  },
];

const PROJECT: Items = [
  {
    text: "Project",
    items: [
      { text: "Contributing", link: "/contributing" },
      { text: "Changes", link: "/changelog" },
    ],
  },
  { text: "Decisions", collapsed: true, items: titled("decisions") },
];

/** The six categories, each with its policies, closed until one is read. */
const POLICIES: Items = CATEGORIES.map((category) => ({
  text: titleOf(category),
  collapsed: true,
  items: policies
    .filter((policy) => policy.category === category)
    .map(({ id }) => ({ text: id, link: `/policies/${id}` })),
}));

/** The rows of the threat model by their section. */
const THREATS: Items = [...new Set(THREAT_ROWS.map(({ section }) => section))].map((section) => ({
  text: titleOf(section),
  collapsed: true,
  items: THREAT_ROWS.filter((row) => row.section === section).map(({ id, title }) => ({
    text: `${id} ${title}`,
    link: `/threats/${id}`,
  })),
}));

/** What stands beside the pages: of policies and of threats their lists, elsewhere the guide. */
export const sidebar: DefaultTheme.SidebarMulti = {
  "/policies/": [{ text: "All policies", link: "/policies/" }, ...POLICIES],
  "/threats/": [{ text: "Coverage", link: "/coverage" }, ...THREATS],
  "/": [...GUIDE, { text: "Guides", items: unlisted() }, ...REFERENCE, ...PROJECT],
};

/** The categories as cards of the start page. */
export const cards = CATEGORIES.map((category) => {
  const members = policies.filter((policy) => policy.category === category);
  const severe = members.filter(({ severity }) => severity === "critical" || severity === "high");
  return {
    title: titleOf(category),
    details: `${members.length} policies, ${severe.length} of high or critical severity`,
    link: `/policies/#${category}`,
  };
});

/** The pages of a folder of `docs`, named by their first heading. */
function titled(folder: string): Items {
  const names = readdirSync(join(ROOT, "docs", folder)).filter((name) => name.endsWith(".md"));
  return names.sort().map((name) => {
    const heading = /^# (.+)$/m.exec(readFileSync(join(ROOT, "docs", folder, name), "utf8"))?.[1];
    return { text: heading ?? name, link: join("/", folder, name.slice(0, -3)) };
  });
}

/** The pages of `docs` that no list above names: none is left out. */
function unlisted(): Items {
  const listed = [...GUIDE, ...REFERENCE].flatMap(({ items = [] }) => items.map(({ link }) => link));
  return titled("").filter(({ link }) => link !== "/index" && !listed.includes(link));
}
