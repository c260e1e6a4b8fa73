import type { Field } from "../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../model/value";

/**
 * Whether an equality map, such as the `spec.selector` of a Service, selects an object with these labels.
 *
 * Both are maps from label key to text. An absent or empty map selects nothing: such a Service has endpoints that
 * are managed by hand.
 *
 * Source: Kubernetes documentation, "Services without selectors".
 */
export function selectsByMap(selector: Field, labels: Field): Truth {
  const demanded = selector.entries().filter(([, value]) => !value.isAbsent);
  return demanded.length > 0 && hasAll(selector, labels);
}

/**
 * Whether a LabelSelector (`matchLabels` and `matchExpressions`) selects an object with these labels.
 *
 * An absent selector selects nothing, an empty one everything. `NotIn` and `DoesNotExist` hold where the key is
 * absent. What the API server would refuse, an operator that does not exist, `In` without values or `Exists`
 * with some, is unknown.
 *
 * Source: LabelSelector and LabelSelectorAsSelector in k8s.io/apimachinery, pkg/apis/meta/v1.
 */
export function selectsByExpression(selector: Field, labels: Field): Truth {
  if (selector.isAbsent) return false;
  const requirements = selector.key("matchExpressions").items();
  return allOf([
    hasAll(selector.key("matchLabels"), labels),
    ...requirements.map((requirement) => satisfies(labels, requirement)),
  ]);
}

/** Whether the labels have every entry of the map; an unknown value may turn out to be none, and demand nothing. */
function hasAll(map: Field, labels: Field): Truth {
  return allOf(
    map.entries().map(([key, value]) => {
      if (value.isAbsent) return true;
      return key === UNKNOWN ? UNKNOWN : isText(labels.key(key), value);
    }),
  );
}

function satisfies(labels: Field, requirement: Field): Truth {
  const key = requirement.key("key").string();
  const operator = requirement.key("operator").string();
  if (typeof key !== "string" || typeof operator !== "string") return UNKNOWN;
  const label = labels.key(key);
  const values = requirement.key("values");
  switch (operator) {
    case "In":
      return isIn(label, values);
    case "NotIn":
      return not(isIn(label, values));
    case "Exists":
      return hasNone(values) ? label.isSet : UNKNOWN;
    case "DoesNotExist":
      return hasNone(values) ? not(label.isSet) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** `Exists` and `DoesNotExist` have no values. */
function hasNone(values: Field): boolean {
  return values.items().length === 0;
}

/** Whether the label is there with one of the values. */
function isIn(label: Field, values: Field): Truth {
  const choices = values.items();
  if (choices.length === 0) return UNKNOWN;
  return label.isAbsent ? false : anyOf(choices.map((choice) => isText(label, choice)));
}

function isText(label: Field, expected: Field): Truth {
  const text = expected.string();
  return typeof text === "string" ? label.is(text) : UNKNOWN;
}
