import { parseAllDocuments } from "yaml";
import { UNKNOWN_TEXT, type Wire } from "./wire";

/** The answer to a call of a provider function, and what to tell the user where it is no real answer. */
export interface InvokeAnswer {
  readonly result: Wire;
  readonly notice?: string;
}

/** Calls that render charts and overlays with programs of their own: their components count as not seen. */
const RENDERING = new Set(["kubernetes:helm:template", "kubernetes:kustomize:directory"]);

/**
 * Answers a function call without its provider: YAML is decoded as the provider does, everything else is unknown,
 * so that the program goes on as at a first preview.
 */
export function answerInvoke(token: string, args: Wire): InvokeAnswer {
  if (token === "kubernetes:yaml:decode" && typeof args["text"] === "string") {
    return {
      result: { result: parseAllDocuments(args["text"]).flatMap((document) => document.toJS() ?? []) },
    };
  }
  if (RENDERING.has(token)) return { result: { result: [] } };
  return {
    result: { unanswered: UNKNOWN_TEXT },
    notice: `the call of ${token} needs its provider; its result is unknown here`,
  };
}
