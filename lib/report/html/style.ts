/** The look of the page, light and dark, on paper too. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --ink: #1b2330; --soft: #5b6676; --line: #dfe3ea; --accent: #2457c5; --code: #eef1f6;
  --critical: #b3123f; --high: #c2410c; --medium: #946200; --low: #3f6b8f; --none: #7b8794; --new: #1a7f4b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161d; --card: #1a202a; --ink: #e6eaf0; --soft: #9aa6b6; --line: #2c3543; --accent: #86adff; --code: #242c39;
    --critical: #ff6f91; --high: #ff9a62; --medium: #e5b84b; --low: #86b6dd; --none: #76828f; --new: #58c98d;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main, header .inner { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { background: var(--card); border-bottom: 1px solid var(--line); padding: 1.75rem 0 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; letter-spacing: -.015em; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .9rem; letter-spacing: -.01em; }
h3 { font-size: 1rem; margin: 1.6rem 0 .6rem; }
p { margin: 0 0 .5rem; }
a, .link { color: var(--accent); }
.soft, .meta, .place, .references { color: var(--soft); font-size: .875rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
code { font: .875em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; background: var(--code); border-radius: 4px; padding: .1em .35em; overflow-wrap: anywhere; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.cards li { border: 1px solid var(--line); border-radius: 10px; padding: .7rem .9rem; background: var(--page); border-top: 3px solid var(--tone, var(--line)); }
.cards b { display: block; font-size: 1.65rem; line-height: 1.15; font-variant-numeric: tabular-nums; color: var(--tone, var(--ink)); }
.cards span { color: var(--soft); font-size: .85rem; }
.critical { --tone: var(--critical); } .high { --tone: var(--high); } .medium { --tone: var(--medium); } .low { --tone: var(--low); } .none { --tone: var(--none); } .new { --tone: var(--new); }
.filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .6rem 1.1rem; align-items: center; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .75rem 1rem; }
.filters input[type=search], .filters select { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 7px; padding: .35rem .6rem; }
.filters input[type=search] { flex: 1 1 14rem; min-width: 10rem; }
.filters fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .9rem; }
.filters label { white-space: nowrap; font-size: .9rem; }
#shown { margin: 0; font-size: .875rem; color: var(--soft); flex-basis: 100%; }
.policy { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; margin: 0 0 .6rem; }
.policy > summary { display: flex; gap: .7rem; align-items: baseline; padding: .65rem 1rem; cursor: pointer; list-style: none; }
.policy > summary::-webkit-details-marker { display: none; }
.policy > summary::before { content: "\\25B8"; color: var(--soft); width: .8em; }
.policy[open] > summary::before { content: "\\25BE"; }
.policy .title { font-weight: 600; flex: 1; }
.policy .body { padding: 0 1rem .8rem 2.5rem; }
.badge { color: var(--tone); border: 1px solid currentColor; border-radius: 99px; padding: .05rem .55rem; font-size: .72rem; font-weight: 700; letter-spacing: .04em; text-transform: uppercase; white-space: nowrap; }
.count { color: var(--soft); font-size: .85rem; font-weight: 400; font-variant-numeric: tabular-nums; background: var(--code); border-radius: 99px; padding: .05rem .55rem; }
.rows { margin-left: .5rem; }
.fix b { margin-right: .25rem; }
.findings { list-style: none; margin: .75rem 0; padding: 0; }
.finding { border-top: 1px solid var(--line); padding: .6rem 0 .35rem; }
.finding p { margin: 0 0 .2rem; overflow-wrap: anywhere; }
.urn { overflow-wrap: anywhere; font-size: .8rem; margin-left: .35rem; }
.references > * { margin-right: .8rem; overflow-wrap: anywhere; }
.map { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; }
.map svg { width: 100%; height: auto; display: block; }
.map text { fill: var(--soft); font-size: 15px; }
.map .part { font-size: 13px; opacity: .8; }
.map rect { fill: var(--page); stroke: var(--line); stroke-width: 1.5; }
.map .node rect, .map .plane rect, .map .container rect { fill: var(--card); }
.map .wire { fill: none; stroke: var(--none); stroke-width: 2; stroke-dasharray: 5 4; }
.map .mark circle { fill: var(--card); stroke: var(--tone); stroke-width: 3; }
.map .mark text { text-anchor: middle; fill: var(--ink); font-size: 13px; font-weight: 700; }
.map .mark .number { fill: var(--tone); font-size: 13px; }
.boundaries { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: .3rem 1.5rem; margin: 1rem 0 0; padding: 0; font-size: .9rem; }
.link { background: none; border: 0; padding: 0; font: inherit; cursor: pointer; color: var(--ink); text-align: left; }
.link:hover { text-decoration: underline; }
.dot { color: var(--tone); }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: .4rem .9rem; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th, .group th { color: var(--soft); font-size: .8rem; font-weight: 600; }
.group th { background: var(--page); }
tbody th { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.matrix thead .number { width: 6rem; }
.hit { color: var(--tone); font-weight: 700; }
.clear { color: var(--none); }
.plain { margin: 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
.good { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; }
footer { max-width: 68rem; margin: 3rem auto 2rem; padding: 0 1.5rem; color: var(--soft); font-size: .85rem; }
@media print { .filters, .skip { display: none; } body { background: #fff; } .policy { break-inside: avoid; } }
td code { overflow-wrap: normal; white-space: nowrap; }
@media (max-width: 40rem) { .matrix thead .number { width: auto; } .policy .body { padding-left: 1rem; } th, td { padding: .4rem .6rem; } }
`;
