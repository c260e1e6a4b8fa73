import type { DeclaredResource } from "../model/declared-resource";
import { joinPath } from "../model/field";
import type { Issue, Part } from "../model/issue";
import { addTo } from "../model/multimap";

/**
 * The sentence of a finding: `Pod "web" must not set spec.hostPID=true`. What the object itself must do comes first,
 * then its containers, each with its settings and once with its place:
 * `Pod "web": container "api" must set resources.limits.cpu, resources.limits.memory (spec.containers[0])`.
 */
export function sentenceOf(object: DeclaredResource, issues: readonly Issue[]): string {
  const settings = issues.filter(isOnPart);
  const others = issues.filter((issue) => !isOnPart(issue));
  const own = clausesOf(others).map((clause, index) => (index === 0 ? clause : `it ${clause}`));
  const clauses = [...own, ...partClauses(settings)];
  return `${object.title}${own.length === 0 ? ":" : ""} ${clauses.join("; ")}`;
}

interface OnPart extends Issue {
  readonly part: Part & { readonly field: NonNullable<Part["field"]> };
}

/** Whether an issue is on a setting below a part whose place is known. */
function isOnPart(issue: Issue): issue is OnPart {
  const { form, part, field } = issue;
  return form === "setting" && part?.field !== undefined && field.path.startsWith(`${part.field.path}.`);
}

/** Clauses on the object as a whole, one for each demand. */
function clausesOf(issues: readonly Issue[]): string[] {
  const byDemand = new Map<string, Issue[]>();
  for (const issue of issues) addTo(byDemand, issue.demand, issue);
  return [...byDemand].map(([demand, same]) => `${demand} ${detailsOf(same)}`.trimEnd());
}

/** What is demanded, each part's once: `a=1, b=2 (container "api"), c=3`. */
function detailsOf(issues: readonly Issue[]): string {
  const byPart = new Map<string, Issue[]>();
  for (const issue of issues) addTo(byPart, issue.part?.title ?? "", issue);
  const details = [...byPart].flatMap(([part, ofPart]) => {
    const named = unique(ofPart.filter(({ form }) => form !== "fact").map(nameOf));
    const bracket = part === "" ? "" : ` (${part})`;
    return named.length === 0 ? [] : [`${named.join(", ")}${bracket}`];
  });
  const places = [...byPart].flatMap(([part, ofPart]) => {
    const facts = ofPart.filter(({ form }) => form === "fact");
    return facts.length === 0 ? [] : [[part, ...facts.map(({ field }) => field.path)]];
  });
  const bracket = unique(places.map((place) => unique(place.filter((text) => text !== "")).join(", "))).join(
    "; ",
  );
  return [details.join(", "), bracket === "" ? "" : `(${bracket})`].filter((text) => text !== "").join(" ");
}

/** A setting with its value, or a flag. */
function nameOf({ form, field, detail }: Issue): string {
  if (form === "flag") return detail ?? "";
  return detail === undefined ? field.path : `${field.path}=${detail}`;
}

/** Clauses on parts; parts of which the same is demanded share one. */
function partClauses(issues: readonly OnPart[]): string[] {
  const byPart = new Map<string, OnPart[]>();
  for (const issue of issues) addTo(byPart, `${issue.part.field.path} ${issue.demand}`, issue);
  const byClause = new Map<string, Part[]>();
  for (const ofPart of byPart.values()) {
    const [first] = ofPart;
    if (first === undefined) continue;
    addTo(byClause, `${first.demand} ${unique(ofPart.map(nameInPart)).join(", ")}`, first.part);
  }
  return [...byClause].map(
    ([clause, parts]) => `${titlesOf(parts)} ${clause} (${parts.map(({ field }) => field?.path).join(", ")})`,
  );
}

/** The setting as seen from its part. */
function nameInPart({ field, part, detail }: OnPart): string {
  const steps = field.steps.slice(part.field.steps.length);
  const path = steps.reduce<string>(joinPath, "");
  return detail === undefined ? path : `${path}=${detail}`;
}

/** `container "api"`, `containers "api", "web"`, `container "api", init container "set-up"`. */
function titlesOf(parts: readonly Part[]): string {
  const byNoun = new Map<string, string[]>();
  for (const { title } of parts) {
    const start = title.indexOf(' "');
    addTo(byNoun, start < 0 ? "" : title.slice(0, start), title.slice(start + 1));
  }
  return [...byNoun]
    .map(([noun, names]) => {
      const nouns = names.length > 1 ? `${noun}s` : noun;
      return noun === "" ? names.join(", ") : `${nouns} ${names.join(", ")}`;
    })
    .join(", ");
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
