/** The look of the picture of attack paths, over that of reports. */
export const GRAPH_STYLE = `
main.wide, header .inner.wide { max-width: 100rem; }
main > .filters:first-child { margin-top: 1.25rem; }
td.number { white-space: nowrap; }
.graph { margin: .75rem 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .75rem; }
.graph figcaption { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; margin-top: .6rem; align-items: center; }
.canvas { overflow: auto; max-height: 75vh; border-radius: 6px; }
.canvas svg { display: block; max-width: none; margin: 0 auto; }
.region rect { fill: var(--page); stroke: var(--line); }
.region text { fill: var(--soft); font-size: 13px; font-weight: 600; text-anchor: middle; text-transform: uppercase; letter-spacing: .06em; }
.vertex { cursor: pointer; }
.vertex rect { fill: var(--card); stroke: var(--none); stroke-width: 1.25; }
.vertex.source rect { fill: var(--ink); stroke: var(--ink); }
.vertex.source text { fill: var(--card); }
.vertex.goal rect { stroke: var(--critical); stroke-width: 3; }
.vertex text { fill: var(--ink); font-size: 13px; text-anchor: middle; }
.vertex .kind { fill: var(--soft); font-size: 11.5px; }
.vertex .name { font-weight: 600; }
.vertex .order { fill: var(--accent); font-size: 11px; font-weight: 700; text-anchor: end; }
.vertex.source .order { fill: var(--card); }
#head path { fill: context-stroke; }
.arrow path { fill: none; stroke: var(--critical); stroke-width: 1.75; marker-end: url(#head); }
.arrow.open path { stroke: var(--high); stroke-dasharray: 7 4; }
.arrow.possible path { stroke: var(--medium); stroke-dasharray: 2 4; }
.arrow.choke path { stroke-width: 4; }
.walking .arrow:not(.on), .walking .vertex:not(.on) { opacity: .22; }
.arrow.on path { stroke-width: 3; }
.arrow.now path { stroke: var(--accent); stroke-width: 4; stroke-dasharray: none; }
.vertex.now rect { stroke: var(--accent); stroke-width: 4; }
.arrow.gone path { stroke: var(--none); stroke-dasharray: 3 5; stroke-width: 1.25; }
.vertex.gone rect { stroke: var(--line); fill: var(--page); }
.vertex.gone text { fill: var(--none); }
.arrow.gone { opacity: .45; } .vertex.gone { opacity: .6; }
.key::before { content: ""; display: inline-block; width: 1.8rem; border-top: 3px solid var(--critical); margin-right: .4rem; vertical-align: middle; }
.key.choke::before { border-top-width: 5px; border-top-color: var(--none); }
.key.open::before { border-top: 3px dashed var(--high); } .key.possible::before { border-top: 3px dotted var(--medium); }
.zoom { margin-left: auto; } .zoom button { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 6px; padding: .1rem .7rem; cursor: pointer; }
.way { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--critical); border-radius: 8px; margin: 0 0 .5rem; }
.way.open { border-left-color: var(--high); } .way.possible { border-left-color: var(--medium); }
.way > summary { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: baseline; padding: .6rem 1rem; cursor: pointer; }
.way .title { font-weight: 600; flex: 1 1 16rem; } .way .body { padding: 0 1rem .8rem 1.6rem; }
.way.chosen { box-shadow: 0 0 0 2px var(--accent); }
.way.gone { border-left-color: var(--none); } .way.gone .title { text-decoration: line-through; color: var(--soft); }
.hops { margin: .3rem 0 .6rem; padding-left: 1.4rem; } .hops li { padding: .1rem 0; overflow-wrap: anywhere; } .hops li::marker { color: var(--soft); }
.hops [aria-current] { font-weight: 700; color: var(--accent); }
.boundary { border: 1px solid var(--line); border-radius: 99px; padding: 0 .5rem; font-size: .78rem; color: var(--soft); white-space: nowrap; }
.fixes { margin: 0 0 .4rem; padding-left: 1.1rem; overflow-wrap: anywhere; }
.apply { white-space: nowrap; color: var(--accent); }
kbd { font: .8em ui-monospace, monospace; border: 1px solid var(--line); border-radius: 4px; padding: 0 .35em; background: var(--page); }
@media print { .canvas { max-height: none; overflow: visible; } .canvas svg { max-width: 100%; height: auto; } }
@media (max-width: 40rem) { .keys { display: none; } .way .body { padding-left: .8rem; } }
`;
