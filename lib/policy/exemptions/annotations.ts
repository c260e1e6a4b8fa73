import { podsOf } from "../../kubernetes/pods/workload";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { EXEMPT, SETTING, SETTINGS } from "./annotation-form";
import { isOnContainer } from "./configured";
import { type Exemption, isNamed } from "./exemption";

/** The annotations of an object and of its pod templates whose keys and values are known. */
export function annotationsOf(object: DeclaredResource): readonly (readonly [string, string, Field])[] {
  const places = new Map(
    [object.metadata, ...podsOf(object).map(({ metadata }) => metadata)].map((field) => [field.path, field]),
  );
  return [...places.values()].flatMap((metadata) =>
    metadata
      .key("annotations")
      .entries()
      .flatMap(([key, field]) => {
        const value = field.string();
        return typeof key === "string" && typeof value === "string" ? [[key, value, field] as const] : [];
      }),
  );
}

/** The exemptions that annotations of an object write for this pack. */
export function fromAnnotations(object: DeclaredResource): Exemption[] {
  return annotationsOf(object).flatMap(([key, value, field]) =>
    key.startsWith(EXEMPT) ? [fromAnnotation(object, key.slice(EXEMPT.length), value, field)] : [],
  );
}

function fromAnnotation(object: DeclaredResource, target: string, value: string, field: Field): Exemption {
  const dot = target.indexOf(".");
  const name = dot < 0 ? target : target.slice(0, dot);
  const { reason, expires = null, ticket = null, container, misspelt } = textOf(value);
  const containers = [...(dot < 0 ? [] : [target.slice(dot + 1)]), ...(container?.split(",") ?? [])].map(
    (each) => each.trim(),
  );
  return {
    names: [name],
    reason,
    expires,
    ticket,
    source: "annotation",
    selects: (policy) => isNamed(policy, name),
    isAbout: (other) => keyOf(other) === keyOf(object),
    coversIssue:
      containers.length === 0
        ? () => true
        : (issue) => isOnContainer(issue, (each) => containers.includes(each)),
    field,
    key: `${keyOf(object)} ${field.path}`,
    isOurs: true,
    ...(misspelt !== undefined && {
      misread: `must write expires, ticket or container, not ${JSON.stringify(misspelt)}`,
    }),
  };
}

interface Text {
  readonly reason: string;
  readonly expires?: string;
  readonly ticket?: string;
  readonly container?: string;
  /** The name of a setting that there is none of. */
  readonly misspelt?: string;
}

/** `<reason>; expires=YYYY-MM-DD; ticket=X; container=a,b`, in which only the reason must be there. */
function textOf(value: string): Text {
  const [reason = "", ...rest] = value.split(";");
  let text: Text = { reason: reason.trim() };
  for (const part of rest) {
    const [, name, setting = ""] = SETTING.exec(part) ?? [];
    if (name === undefined) text = { ...text, reason: `${text.reason};${part}` };
    else if (SETTINGS.includes(name)) text = { ...text, [name]: setting.trim() };
    else text = { ...text, misspelt: name };
  }
  return text;
}

/** Tells objects apart, the same from one reading of a program to the next. */
export function keyOf({ declaration: { urn, source }, type, title }: DeclaredResource): string {
  return [urn ?? `${source?.file}:${source?.line}`, type, title].join(" ");
}
