import { type Html, html } from "../../html/markup";
import type { AttackReport, ReportedVertex } from "../attack-report";
import type { Part } from "../part";
import { BOX, type Places, type Point, placesOf } from "./layout";

/** How many letters a line of a box holds. */
const LETTERS = 27;

/** Longer lines are fitted to the box, however wide their letters are. */
const LOOSE = 20;

/** The ways in one picture: regions from left to right, what an attacker may have in boxes, steps as arrows. */
export async function pictureOf(report: AttackReport, part: Part): Promise<Html> {
  const places = await placesOf(part);
  const size = { width: Math.ceil(places.width), height: Math.ceil(places.height) };
  return html`<svg id="graph" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-label="The attack paths, from the outside on the left to the goals on the right; the list of paths says the same in words">
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
${places.regions.map(
  ({
    region,
    x,
    y,
    width,
    height,
  }) => html`<g class="region"><rect x="${round(x)}" y="${y}" width="${round(width)}" height="${round(height)}" rx="10"/><text x="${round(x + width / 2)}" y="22">${region}</text></g>
`,
)}${arrowsOf(part, places, chokesIn(report))}${part.vertices.map((vertex) => boxOf(vertex, part, places))}</svg>`;
}

/** The numbers of the steps that the fix of some path makes impossible. */
function chokesIn({ paths, changes }: AttackReport): ReadonlySet<number> {
  const fixes = new Set(paths.flatMap(({ changes: [fix] }) => fix ?? []));
  return new Set(changes.flatMap(({ key, steps }) => (fixes.has(key) ? steps : [])));
}

function arrowsOf({ arrows }: Part, { lines }: Places, chokes: ReadonlySet<number>): Html {
  return html`${arrows.map(
    (
      { from, to, certainty, hop, steps },
      number,
    ) => html`<g class="arrow ${certainty}${steps.some((step) => chokes.has(step)) ? " choke" : ""}" data-arrow="${number}" data-steps="${steps.join(" ")}" data-from="${from.join(" ")}" data-to="${to}">${(
      lines[number] ?? []
    ).map((points) => html`<path d="${curve(points)}"/>`)}<title>${hop.because}</title></g>
`,
  )}`;
}

function boxOf(vertex: ReportedVertex, { starts }: Part, { vertices }: Places): Html {
  const { id, title, goal, kind, cluster } = vertex;
  const middle = vertices.get(id) ?? { x: 0, y: 0 };
  const [left, top] = [middle.x - BOX.width / 2, middle.y - BOX.height / 2];
  const lines = linesOf(title);
  const first = lines.length === 1 ? middle.y + 5 : middle.y - 5;
  return html`<g class="vertex${goal === null ? "" : " goal"}${kind === "source" ? " source" : ""}" data-vertex="${id}" data-x="${round(middle.x)}" data-y="${round(middle.y)}"${starts.has(id) ? html` data-start=""` : ""}><rect x="${round(left)}" y="${round(top)}" width="${BOX.width}" height="${BOX.height}" rx="${kind === "source" ? 24 : 7}"/>${lines.map(
    (line, index) =>
      html`<text${line.length > LOOSE ? html` textLength="${BOX.width - 16}" lengthAdjust="spacingAndGlyphs"` : ""} class="${index === lines.length - 1 ? "name" : "kind"}" x="${round(middle.x)}" y="${round(first + index * 18)}">${line}</text>`,
  )}<text class="order" x="${round(left + BOX.width - (kind === "source" ? 18 : 6))}" y="${round(top + 13)}"></text><title>${cluster === null ? title : `${title} in ${cluster}`}</title></g>
`;
}

/** `Deployment "shop/web"` as its kind and its name; other titles in two lines where they are long. */
function linesOf(title: string): string[] {
  const [, kind, name] = /^(\S.*?) "(.+)"$/.exec(title) ?? [];
  if (kind !== undefined && name !== undefined) return [short(kind), short(name)];
  if (title.length <= LETTERS) return [title];
  const words = title.split(" ");
  let first = words.shift() ?? "";
  while (words.length > 0 && `${first} ${words[0]}`.length <= LETTERS) first += ` ${words.shift()}`;
  return words.length === 0 ? [short(first)] : [short(first), short(words.join(" "))];
}

function short(text: string): string {
  return text.length <= LETTERS ? text : `${text.slice(0, LETTERS - 1)}…`;
}

/** A smooth line through points: its ends are points, and those between are where it bends. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (first === undefined || last === undefined) return "";
  const bends = rest.map((point, index) => {
    const next = rest[index + 1] ?? last;
    const to = index === rest.length - 1 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${at(point)} ${at(to)}`;
  });
  return `M${at(first)}${bends.length === 0 ? `L${at(last)}` : bends.join("")}`;
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
