/** Filter and search of the page; it reads what stands in the page and changes what is shown, nothing else. */
export const SCRIPT = `
const search = document.getElementById("search");
const boundary = document.getElementById("boundary");
const onlyNew = document.getElementById("only-new");
const severities = [...document.querySelectorAll("input[name=severity]")];
const findings = [...document.querySelectorAll(".finding")];
const groups = [...document.querySelectorAll(".policy")];
const sections = [...document.querySelectorAll(".category")];
const shown = document.getElementById("shown");
const asWritten = new Map(groups.map((group) => [group, group.open]));

function holdsShown(element) {
  return element.querySelector(".finding:not([hidden])") !== null;
}

function update() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const wanted = new Set(severities.filter((box) => box.checked).map((box) => box.value));
  const isNarrow = words.length > 0 || boundary.value !== "";
  let number = 0;
  for (const finding of findings) {
    const { severity, change, boundaries, text } = finding.dataset;
    const fits =
      wanted.has(severity) &&
      (!onlyNew?.checked || change === "new") &&
      (boundary.value === "" || boundaries.split(" ").includes(boundary.value)) &&
      words.every((word) => text.includes(word));
    finding.hidden = !fits;
    if (fits) number += 1;
  }
  for (const group of groups) {
    group.hidden = !holdsShown(group);
    group.open = isNarrow || asWritten.get(group);
  }
  for (const section of sections) section.hidden = !holdsShown(section);
  shown.textContent = number === 1 ? "1 violation shown" : number + " violations shown";
}

for (const control of [search, boundary, onlyNew, ...severities]) control?.addEventListener("input", update);
for (const button of document.querySelectorAll("[data-boundary]")) {
  button.addEventListener("click", () => {
    boundary.value = button.dataset.boundary;
    update();
    document.getElementById("findings").scrollIntoView();
    boundary.focus({ preventScroll: true });
  });
}
document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    search.focus();
  }
  if (event.key === "Escape" && isTyping) {
    search.value = "";
    update();
  }
});
document.getElementById("filters").hidden = false;
update();
`;
