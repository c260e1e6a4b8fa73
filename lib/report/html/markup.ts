import { escapeMarkup } from "../escape";

/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | undefined | readonly Part[];

/** A piece of HTML in which every value is escaped that is not HTML itself. */
export function html(pieces: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(
    pieces.reduce(
      (text, piece, index) => text + piece + (index < values.length ? written(values[index]) : ""),
      "",
    ),
  );
}

function written(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(written).join("");
  return escapeMarkup(String(part));
}

/** A sentence of a policy, in which what stands between backticks is code. */
export function prose(text: string): Html {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return html`${text}`;
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}
