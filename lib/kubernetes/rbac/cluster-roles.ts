import type { DeclaredResource } from "../../model/declared-resource";
import { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { allOf, anyOf, isMap, type Truth, UNKNOWN, type ValueMap } from "../../model/value";
import type { Cluster } from "../cluster";
import { selectsByExpression } from "../selector";
import { mergedParts } from "./binding";
import { builtInClusterRoles } from "./builtin-roles";
import { type Name, nameOf } from "./names";
import { perhaps } from "./role";
import { type Rule, ruleOf } from "./rule";

/** Stands for rules that nobody can see. */
const ANY_RULE: Rule = {
  field: undefined,
  verdict: UNKNOWN,
  verbs: [UNKNOWN],
  apiGroups: [UNKNOWN],
  resources: [UNKNOWN],
  resourceNames: UNKNOWN,
  nonResourceURLs: [UNKNOWN],
};

/** A ClusterRole with the Patches on it; the built-in one of the same name among them. */
export class ClusterRole {
  readonly name: Name;
  readonly labels: Field;
  readonly labelKeys: ReturnType<typeof keysOfLabels>;
  readonly selectors: readonly Field[];
  /** Whether the control plane fills its rules from other ClusterRoles. */
  readonly isAggregated: Truth;
  private cachedRules: readonly Rule[] | undefined;

  constructor(
    readonly declared: readonly DeclaredResource[],
    readonly builtIn: DeclaredResource | undefined,
    /** Whether it is Patches alone, of a role that may be one of the program whose name is not known. */
    private readonly mayBeOfUnnamed = false,
  ) {
    const [object] = this.objects;
    const aggregationRules = this.objects.map(({ root }) => root.key("aggregationRule"));
    this.name = object === undefined ? UNKNOWN : nameOf(object);
    const labels = mergedLabels(this.objects);
    this.labels = mayBeOfUnnamed ? new Field(UNKNOWN, labels.owner) : labels;
    this.labelKeys = keysOfLabels(this.labels);
    this.selectors = aggregationRules.flatMap((rule) => rule.key("clusterRoleSelectors").items());
    this.isAggregated = anyOf(aggregationRules.map((rule) => rule.isSet));
  }

  /** The rules that it declares itself; what a Patch patches may have more of them. */
  get ownRules(): readonly Rule[] {
    this.cachedRules ??= this.readRules();
    return this.cachedRules;
  }

  private readRules(): readonly Rule[] {
    const declared = declaredRules(this.declared);
    const rules = this.builtIn === undefined ? declared : [...declared, ...builtInRules(this.builtIn)];
    if (this.isAggregated === false) return this.mayBeOfUnnamed ? perhaps(rules, UNKNOWN) : rules;
    return this.isAggregated === true ? [] : [...perhaps(rules, UNKNOWN), ANY_RULE];
  }

  private get objects(): DeclaredResource[] {
    return this.builtIn === undefined ? [...this.declared] : [...this.declared, this.builtIn];
  }
}

let builtIns: ReadonlyMap<Name, ClusterRole> | undefined;

function builtInByName(): ReadonlyMap<Name, ClusterRole> {
  builtIns ??= new Map(builtInClusterRoles().map((object) => [nameOf(object), new ClusterRole([], object)]));
  return builtIns;
}

/** The rules that a role and its Patches declare. A Patch alone is of a role that may have more. */
export function declaredRules(parts: readonly DeclaredResource[]): Rule[] {
  const rules = parts.flatMap(({ root }) => root.key("rules").items().map(ruleOf));
  return parts.length > 0 && parts.every(({ isPatch }) => isPatch) ? [...rules, ANY_RULE] : rules;
}

/** The rules of a built-in role, which are declared nowhere. */
export function builtInRules({ root }: DeclaredResource): Rule[] {
  return root
    .key("rules")
    .items()
    .map((field) => ({ ...ruleOf(field), field: undefined }));
}

/** The rules that Patches among the objects may add to any role, since nobody knows which one they patch. */
export function rulesOfOpenPatches(objects: readonly DeclaredResource[]): Rule[] {
  const patches = objects.filter((object) => object.isPatch);
  const rules = patches.flatMap(({ root }) => root.key("rules").items().map(ruleOf));
  const isLabelled = patches.some(({ metadata }) => !metadata.key("labels").isAbsent);
  return [...perhaps(rules, UNKNOWN), ...(isLabelled ? [ANY_RULE] : [])];
}

/**
 * The ClusterRoles of a cluster, with the rules that aggregation gives them: those of all other ClusterRoles that a
 * selector matches, aggregated ones included, to the fixpoint. What an aggregated role declares itself is overwritten.
 *
 * Source: syncClusterRole in pkg/controller/clusterroleaggregation.
 */
export class ClusterRoles {
  private readonly byName = new Map<Name, ClusterRole>();
  private readonly all: ClusterRole[] = [];
  private readonly byLabel = new Map<string, ClusterRole[]>();
  private readonly withOpenLabels: ClusterRole[] = [];
  private readonly ofOpenPatches: readonly Rule[];

  constructor(cluster: Cluster) {
    const objects = cluster.objects.filter(({ type }) => type === "rbac.authorization.k8s.io/ClusterRole");
    const parts = mergedParts(cluster, objects);
    const hasUnnamed = objects.some(({ name, isPatch }) => name === UNKNOWN && !isPatch);
    for (const declared of parts) {
      const name = nameOf(declared[0] as DeclaredResource);
      const builtIn = builtInByName().get(name)?.builtIn;
      const isOfUnnamed = hasUnnamed && builtIn === undefined && declared.every(({ isPatch }) => isPatch);
      this.add(new ClusterRole(declared, builtIn, isOfUnnamed));
    }
    for (const [name, role] of builtInByName()) if (!this.byName.has(name)) this.add(role);
    this.ofOpenPatches = rulesOfOpenPatches(objects.filter(({ name }) => name === UNKNOWN));
  }

  get(name: string): ClusterRole | undefined {
    return this.byName.get(name);
  }

  rulesOf(role: ClusterRole): Rule[] {
    const reached = this.reachedFrom(role);
    const rules = [...reached].flatMap(([source, verdict]) => perhaps(source.ownRules, verdict));
    return [...rules, ...this.ofOpenPatches];
  }

  /** The role itself and all that it takes rules from, each with whether it does for certain. */
  private reachedFrom(role: ClusterRole): Map<ClusterRole, Truth> {
    const reached = new Map<ClusterRole, Truth>();
    const toVisit: [ClusterRole, Truth][] = [[role, true]];
    for (let next = toVisit.pop(); next !== undefined; next = toVisit.pop()) {
      const [source, verdict] = next;
      const before = reached.get(source);
      if (verdict === false || before === true || before === verdict) continue;
      reached.set(source, verdict);
      if (source.isAggregated === false) continue;
      for (const [target, selected] of this.selectedBy(source)) {
        toVisit.push([target, allOf([verdict, source.isAggregated, selected])]);
      }
    }
    return reached;
  }

  private *selectedBy(role: ClusterRole): Iterable<[ClusterRole, Truth]> {
    for (const selector of role.selectors) {
      for (const candidate of this.candidates(selector)) {
        if (candidate !== role) yield [candidate, selectsByExpression(selector, candidate.labels)];
      }
    }
  }

  /** The roles that a selector may match: those with the first label that it demands, where it demands one. */
  private candidates(selector: Field): readonly ClusterRole[] {
    for (const [key, value] of selector.key("matchLabels").entries()) {
      const text = value.string();
      if (key === UNKNOWN || typeof text !== "string") continue;
      return [...(this.byLabel.get(`${key}\n${text}`) ?? []), ...this.withOpenLabels];
    }
    return this.all;
  }

  private add(role: ClusterRole): void {
    this.all.push(role);
    if (role.name !== UNKNOWN) this.byName.set(role.name, role);
    for (const key of role.labelKeys.known) addTo(this.byLabel, key, role);
    if (role.labelKeys.isOpen) this.withOpenLabels.push(role);
  }
}

/** The keys of an index of labels, and whether some of them are not known. */
function keysOfLabels(labels: Field): { readonly known: readonly string[]; readonly isOpen: boolean } {
  const texts = labels.entries().map(([key, value]) => ({ key, text: value.string() }));
  const isOpen = texts.some(({ key, text }) => key === UNKNOWN || text === UNKNOWN);
  const known = texts.flatMap(({ key, text }) =>
    typeof key === "string" && typeof text === "string" ? [`${key}\n${text}`] : [],
  );
  return { known, isOpen };
}

function mergedLabels(objects: readonly DeclaredResource[]): Field {
  const [first, ...others] = objects.map(({ metadata }) => metadata.key("labels"));
  if (first === undefined) throw new Error("a ClusterRole is made of at least one object");
  const present = [first, ...others].filter((labels) => !labels.isAbsent);
  if (present.length <= 1) return present[0] ?? first;
  const isKnown = present.every(({ value }) => isMap(value));
  const merged = Object.assign({}, ...present.map(({ value }) => value as ValueMap));
  return new Field(isKnown ? merged : UNKNOWN, first.owner);
}
