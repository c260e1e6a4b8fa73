/** Walks through the paths and tries out changes; it reads what stands in the page and changes what is shown. */
export const GRAPH_SCRIPT = `
const byId = (id) => document.getElementById(id);
const all = (selector, of = document) => [...of.querySelectorAll(selector)];
const words = (text) => text.split(" ").filter(Boolean);
const graph = byId("graph");
if (graph) {
const search = byId("search"), shown = byId("shown"), effect = byId("effect"), canvas = byId("canvas");
const boxes = all("input[name=certainty]");
const switches = all("[data-change]");
const ways = all(".way").map((element) => ({ element, arrows: words(element.dataset.arrows).map(Number), hops: all(".hops button", element) }));
const arrows = all(".arrow").map((element) => ({ element, from: words(element.dataset.from), to: element.dataset.to, steps: words(element.dataset.steps) }));
const vertices = new Map(all(".vertex").map((element) => [element.dataset.vertex, element]));
let chosen, step = 0;

function draw() {
  graph.classList.toggle("walking", chosen !== undefined);
  for (const { element } of arrows) element.classList.remove("on", "now");
  for (const element of vertices.values()) {
    element.classList.remove("on", "now");
    element.querySelector(".order").textContent = "";
  }
  for (const way of ways) {
    way.element.classList.toggle("chosen", way === chosen);
    for (const hop of way.hops) hop.removeAttribute("aria-current");
  }
  if (chosen === undefined) return;
  const mark = (id, number) => {
    const element = vertices.get(id);
    element.classList.add("on");
    element.querySelector(".order").textContent ||= String(number);
    return element;
  };
  let current;
  const reached = new Set();
  chosen.arrows.forEach((number, index) => {
    const { element, from, to } = arrows[number];
    element.classList.add("on");
    for (const id of from) if (!reached.has(id)) mark(id, 1);
    const vertex = mark(to, index + 2);
    reached.add(to);
    if (index + 1 === step) { element.classList.add("now"); current = vertex; }
  });
  current ??= vertices.get(arrows[chosen.arrows[0]].from[0]);
  current.classList.add("now");
  chosen.hops[step].setAttribute("aria-current", "step");
  const scale = graph.clientWidth / graph.viewBox.baseVal.width;
  canvas.scrollTo({ left: current.dataset.x * scale - canvas.clientWidth / 2, top: current.dataset.y * scale - canvas.clientHeight / 2 });
}

function choose(way, at = 0, isFocused = true) {
  if (way !== chosen && chosen) chosen.element.open = false;
  chosen = way;
  step = at;
  if (way) {
    way.element.open = true;
    if (isFocused) way.hops[step].focus({ preventScroll: true });
  }
  draw();
}

function apply() {
  const cuts = new Set(switches.filter((each) => each.checked).flatMap((each) => words(each.dataset.cuts)));
  const reached = new Set([...vertices].filter(([, element]) => "start" in element.dataset).map(([id]) => id));
  const taken = new Set();
  for (let before = -1; before !== taken.size; ) {
    before = taken.size;
    for (const arrow of arrows) {
      if (arrow.steps.some((each) => cuts.has(each)) || !arrow.from.every((id) => reached.has(id))) continue;
      taken.add(arrow);
      reached.add(arrow.to);
    }
  }
  for (const arrow of arrows) arrow.element.classList.toggle("gone", !taken.has(arrow));
  for (const [id, element] of vertices) element.classList.toggle("gone", !reached.has(id));
  let gone = 0;
  for (const { element, arrows: numbers } of ways) {
    const isGone = numbers.some((number) => !taken.has(arrows[number]));
    element.classList.toggle("gone", isGone);
    if (isGone) gone += 1;
  }
  const applied = new Set(switches.filter((each) => each.checked).map((each) => each.dataset.change)).size;
  effect.hidden = applied === 0;
  effect.textContent = (applied === 1 ? "1 change" : applied + " changes") + " applied: " + gone + " of " + ways.length + " paths cut.";
}

function update() {
  const wanted = words(search.value.toLowerCase().replaceAll(/\\s+/g, " "));
  const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  let number = 0;
  for (const { element } of ways) {
    const fits = kinds.has(element.dataset.certainty) && wanted.every((word) => element.dataset.text.includes(word));
    element.hidden = !fits;
    if (fits) number += 1;
  }
  shown.textContent = number === 1 ? "1 path shown" : number + " paths shown";
  if (chosen?.element.hidden) choose(undefined);
}

function zoom(by) {
  const { width, height } = graph.viewBox.baseVal;
  const fit = Math.min(1, (canvas.clientWidth - 2) / width);
  const scale = by === 0 ? fit : Math.min(3, Math.max(fit, (graph.clientWidth / width) * (by > 0 ? 1.25 : 0.8)));
  graph.setAttribute("width", width * scale);
  graph.setAttribute("height", height * scale);
}

function go(by) {
  const visible = ways.filter(({ element }) => !element.hidden);
  const index = visible.indexOf(chosen);
  const next = visible[index === -1 ? (by > 0 ? 0 : visible.length - 1) : index + by];
  if (next) choose(next);
}

function walk(by) {
  if (chosen === undefined) return go(1);
  choose(chosen, Math.min(Math.max(step + by, 0), chosen.hops.length - 1));
}

function applyFix() {
  chosen?.element.querySelector("[data-change]")?.click();
}

for (const control of [search, ...boxes]) control.addEventListener("input", update);
for (const each of switches) {
  each.closest("label").hidden = false;
  each.addEventListener("change", () => {
    for (const other of switches) if (other.dataset.change === each.dataset.change) other.checked = each.checked;
    apply();
  });
}
for (const way of ways) {
  way.element.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    choose(way === chosen ? undefined : way, 0, false);
    if (way !== chosen) way.element.open = false;
  });
  way.hops.forEach((hop, index) => hop.addEventListener("click", () => choose(way, index)));
}
for (const [id, element] of vertices) {
  element.addEventListener("click", () => {
    const isOn = ({ arrows: numbers, element: { hidden } }) => !hidden && numbers.some((number) => arrows[number].to === id || arrows[number].from.includes(id));
    const on = ways.filter(isOn);
    const next = on[(on.indexOf(chosen) + 1) % on.length];
    if (next) choose(next, next.arrows.findIndex((number) => arrows[number].to === id) + 1, false);
  });
}
for (const button of all("[data-zoom]")) button.addEventListener("click", () => zoom(Number(button.dataset.zoom)));
const KEYS = { j: () => go(1), k: () => go(-1), n: () => walk(1), p: () => walk(-1), ArrowRight: () => walk(1), ArrowLeft: () => walk(-1), f: applyFix, "/": () => search.focus() };
document.addEventListener("keydown", (event) => {
  const isTyping = event.target === search;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (isTyping) { search.value = ""; update(); search.blur(); }
    else choose(undefined);
  } else if (!isTyping && !(event.target === canvas && event.key.startsWith("Arrow")) && KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
byId("filters").hidden = false;
document.querySelector(".zoom").hidden = false;
if (graph.viewBox.baseVal.width < 2 * canvas.clientWidth) zoom(0);
update();
}
`;
