import { isMap } from "../../model/value";
import { readYaml, type YamlDocument } from "../../yaml/documents";
import { UNKNOWN_TEXT, unwrapped, type Wire } from "./wire";

/** The answer to a call of a provider function, and what to tell the user where it is no real answer. */
export interface InvokeAnswer {
  readonly result: Wire;
  readonly notice?: string;
}

/**
 * A result of which nothing is known. One unknown makes the whole of an output unknown; for programs that take the
 * plain result of a function, what is loaded before them makes each part of it unknown.
 */
export const UNKNOWN_RESULT: Wire = { unanswered: UNKNOWN_TEXT };

/**
 * Answers a function call without its provider: YAML is decoded as the provider does, everything else is unknown,
 * so that the program goes on as at a first preview. Throws an Error for text that is no YAML.
 */
export function answerInvoke(token: string, args: Wire): InvokeAnswer {
  const text = unwrapped(args["text"]);
  if (token === "kubernetes:yaml:decode" && typeof text === "string" && text !== UNKNOWN_TEXT) {
    return { result: { result: decoded(text) } };
  }
  return {
    result: UNKNOWN_RESULT,
    notice: `the call of ${token} needs its provider; its result is unknown here`,
  };
}

/** The objects of YAML or JSON text; the provider, too, leaves out what names no kind or version. */
function decoded(text: string): unknown[] {
  return documentsIn(text).flatMap(({ value }) => {
    if (value === null || value === undefined) return [];
    if (!isMap(value)) throw new Error("the YAML cannot be read: a manifest must be a map");
    return value["kind"] && value["apiVersion"] ? [value] : [];
  });
}

function documentsIn(text: string): YamlDocument[] {
  try {
    return readYaml(text, "last");
  } catch (error) {
    throw new Error(`the YAML cannot be read: ${(error as Error).message}`);
  }
}
