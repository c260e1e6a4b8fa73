import type { DeclaredResource } from "../../model/declared-resource";
import { addTo } from "../../model/multimap";
import { allOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import { type AccessRequest, grants, type Rule, resourceElements } from "./rule";

/** Whether a role allows a request, and by which rule; no rule where nothing is known of the role. */
export interface Allowance {
  readonly verdict: Truth;
  readonly rule?: Rule;
}

const URLS = "~urls";
const OPEN = "~unknown";
const REFUSED: Allowance = { verdict: false };

/** What a binding refers to: a role of the program, a built-in one, or one of which only the name is known. */
export class Role {
  private cachedRules: readonly Rule[] | Unknown | undefined;
  private cachedIndex: ReadonlyMap<string, readonly Rule[]> | undefined;

  constructor(
    readonly kind: string,
    /** The name as messages show it. */
    readonly name: string,
    /** Where the program declares it. */
    readonly object: DeclaredResource | undefined,
    readonly isBuiltIn: boolean,
    private readonly readRules: () => readonly Rule[] | Unknown,
  ) {}

  /** `ClusterRole "edit"`: how messages call it. */
  get title(): string {
    return this.kind === "" ? this.name : `${this.kind} "${this.name}"`;
  }

  /** Its rules after aggregation; unknown when the role is not in the program, or nobody knows which one it is. */
  get rules(): readonly Rule[] | Unknown {
    this.cachedRules ??= this.readRules();
    return this.cachedRules;
  }

  /** Whether one of its rules allows a request; a certain rule is told before an uncertain one. */
  allows(request: AccessRequest): Allowance {
    if (this.rules === UNKNOWN) return { verdict: UNKNOWN };
    const { index } = this;
    let open: Rule | undefined;
    for (const element of elementsFor(request)) {
      const rules = index.get(element);
      if (rules === undefined) continue;
      for (const rule of rules) {
        const verdict = grants(rule, request);
        if (verdict === true) return { verdict, rule };
        if (verdict === UNKNOWN) open ??= rule;
      }
    }
    return open === undefined ? REFUSED : { verdict: UNKNOWN, rule: open };
  }

  /** The rules by the elements of `resources`, so that a role of many rules is not gone through for each request. */
  private get index(): ReadonlyMap<string, readonly Rule[]> {
    this.cachedIndex ??= indexOf(this.rules === UNKNOWN ? [] : this.rules);
    return this.cachedIndex;
  }
}

/** Where the index holds the rules that may allow a request. */
function elementsFor(request: AccessRequest): string[] {
  const elements = "url" in request ? [URLS] : resourceElements(request);
  elements.push(OPEN);
  return elements;
}

function indexOf(rules: readonly Rule[]): Map<string, Rule[]> {
  const index = new Map<string, Rule[]>();
  for (const rule of rules) {
    const keys = new Set(rule.resources.map((element) => (element === UNKNOWN ? OPEN : element)));
    if (rule.nonResourceURLs.length > 0) keys.add(URLS);
    for (const key of keys) addTo(index, key, rule);
  }
  return index;
}

/** The same rules, as ones that the role may have. */
export function perhaps(rules: readonly Rule[], verdict: Truth): Rule[] {
  if (verdict === false) return [];
  return rules.map((rule) => ({
    ...rule,
    verdict: allOf([rule.verdict, verdict]) === true ? true : UNKNOWN,
  }));
}
