import type { Program } from "../../kubernetes/cluster";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Issue } from "../../model/issue";
import type { Policy } from "../define";
import { type Finding, narrowed } from "../evaluate";
import { fromAnnotations } from "./annotations";
import { type ConfiguredExemption, fromConfiguration, ofNamespace } from "./configured";
import { type Exemption, type Flaw, flawOf } from "./exemption";
import { fromComments } from "./peer-comments";
import { fromPeers } from "./peers";

/** What an organization allows annotations to exempt: nothing, findings of advisory policies, or all. */
export const ANNOTATION_EXEMPTIONS = ["none", "advisory", "all"] as const;

/** What exempts, as settings say. */
export interface ExemptionRules {
  readonly exemptions: readonly ConfiguredExemption[];
  /** Namespaces in which all findings are exempted, as globs. */
  readonly exemptNamespaces: readonly string[];
  readonly annotationExemptions: (typeof ANNOTATION_EXEMPTIONS)[number];
  /** Whether annotations and comments for other tools count. */
  readonly peerExemptions: boolean;
}

interface Options {
  readonly policies: readonly Policy[];
  readonly rules: ExemptionRules;
  readonly levelOf: (id: string) => string;
  /** The day on which it is judged, as YYYY-MM-DD. */
  readonly today: string;
}

/** The exemptions of one run: applies them to findings, and remembers which were of use. */
export class Exemptions {
  private readonly configured: readonly Exemption[];
  private readonly namespaces: readonly Exemption[];
  private readonly byObject = new WeakMap<DeclaredResource, readonly Exemption[]>();
  private readonly used = new Set<string>();
  private readonly ids: ReadonlySet<string>;

  constructor(private readonly options: Options) {
    this.ids = new Set(options.policies.map(({ id }) => id));
    this.configured = options.rules.exemptions.map((entry, index) => fromConfiguration(entry, index + 1));
    this.namespaces = options.rules.exemptNamespaces.map(ofNamespace);
  }

  /** A finding as exemptions leave it: what each covers, as exempted, and the rest; together it is the whole finding. */
  apply(finding: Finding): Finding[] {
    const covering = this.validFor(finding);
    if (covering.length === 0) return [finding];
    let rest = finding.issues;
    const exempted = covering.flatMap((exemption) => {
      if (finding.issues.some(exemption.coversIssue)) this.used.add(exemption.key);
      const covered = rest.filter(exemption.coversIssue);
      if (covered.length === 0) return [];
      rest = rest.filter((issue) => !covered.includes(issue));
      const { reason, source, expires, ticket } = exemption;
      return [{ ...narrowed(finding, covered), exempted: { reason, source, expires, ticket } }];
    });
    return rest.length === 0 ? exempted : [...exempted, narrowed(finding, rest)];
  }

  /** What is wrong with exemptions, once all findings of a program are known. */
  *issues(program: Program): Generator<Issue | undefined> {
    const objects = [...program.clusters.flatMap((cluster) => cluster.objects), ...program.cloud.objects];
    for (const exemption of this.configured) {
      const flaw = this.flawOf(exemption) ?? targetFlaw(exemption) ?? this.idleness(exemption, objects);
      if (flaw !== undefined) yield exemption.field.violates(flaw);
    }
    for (const exemption of objects.flatMap((object) => this.onObject(object))) {
      if (!exemption.isOurs) continue;
      const flaw = this.flawOf(exemption) ?? this.refusal(exemption) ?? this.idleness(exemption, objects);
      if (flaw !== undefined) yield exemption.field.violates(`has an exemption that ${flaw}`);
    }
  }

  /** The exemptions that stand and are about a finding: those of the configuration first. */
  private validFor({ policy, object }: Finding): Exemption[] {
    if (!this.ids.has(policy.id)) return [];
    const configured = this.configured.filter((each) => targetFlaw(each) === undefined);
    const onObject = this.onObject(object).filter((each) => this.allows(each, policy));
    return [...configured, ...this.namespaces, ...onObject].filter(
      (each) => each.selects(policy) && each.isAbout(object) && this.flawOf(each) === undefined,
    );
  }

  private onObject(object: DeclaredResource): readonly Exemption[] {
    let known = this.byObject.get(object);
    if (known === undefined) {
      const { rules, today } = this.options;
      const ofPeers = rules.peerExemptions ? [...fromPeers(object), ...fromComments(object, today)] : [];
      known = [...fromAnnotations(object), ...ofPeers];
      this.byObject.set(object, known);
    }
    return known;
  }

  private allows(exemption: Exemption, policy: Policy): boolean {
    const { annotationExemptions } = this.options.rules;
    if (annotationExemptions === "all") return true;
    return (
      annotationExemptions === "advisory" &&
      this.options.levelOf(policy.id) === "advisory" &&
      exemption.selects(policy)
    );
  }

  private flawOf(exemption: Exemption): Flaw | undefined {
    return exemption.isOurs ? flawOf(exemption, this.options.policies, this.options.today) : undefined;
  }

  private refusal(exemption: Exemption): Flaw | undefined {
    if (this.active(exemption).every((policy) => this.allows(exemption, policy))) return undefined;
    return this.options.rules.annotationExemptions === "none"
      ? "must move to the configuration: the settings allow none in annotations"
      : "must move to the configuration: the settings allow annotations to exempt from advisory policies alone";
  }

  /** Why an exemption is of no use; `undefined` where it was, or where nobody can tell as its policies are off. */
  private idleness(exemption: Exemption, objects: readonly DeclaredResource[]): Flaw | undefined {
    if (this.used.has(exemption.key) || this.active(exemption).length === 0) return undefined;
    if (isOfOtherStack(exemption, objects)) return undefined;
    return objects.some(exemption.isAbout)
      ? "must be removed: it matches no finding"
      : "must be corrected or removed: its target matches nothing";
  }

  private active(exemption: Exemption): Policy[] {
    const { policies, levelOf } = this.options;
    return policies.filter((policy) => exemption.selects(policy) && levelOf(policy.id) !== "disabled");
  }
}

/** A configuration that exempts everywhere is a level in disguise. */
function targetFlaw({ field }: Exemption): Flaw | undefined {
  const target = field.key("target");
  const named = ["urn", "name", "namespace", "kind", "container"].some((key) => !target.key(key).isAbsent);
  return named ? undefined : "must name a target; to switch a policy off, set its level to disabled";
}

/** Whether the target names another stack or project: one configuration may serve many. */
function isOfOtherStack({ field }: Exemption, objects: readonly DeclaredResource[]): boolean {
  const urn = field.at("target.urn").string();
  const [, named] = /^(urn:pulumi:[^:*?]+::[^:*?]+::)/.exec(typeof urn === "string" ? urn : "") ?? [];
  return named !== undefined && !objects.some(({ declaration }) => declaration.urn?.startsWith(named));
}
