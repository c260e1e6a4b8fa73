import type { Location } from "sarif";
import { printable } from "../escape";
import { type Place, uriOf } from "../place";

/** A line of a file as a location. */
export function physical(place: Place): Pick<Location, "physicalLocation"> {
  const uri = uriOf(place);
  const isRelative = !uri.startsWith("file:");
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(isRelative && { uriBaseId: "%SRCROOT%" }) },
      region: { startLine: place.line, startColumn: place.column },
    },
  };
}

/** Text in which nothing reads as an embedded link, `[text](target)`. */
export function plain(text: string): string {
  return printable(text).replace(/\[(?=[^\]]*\]\()/g, "\\[");
}
