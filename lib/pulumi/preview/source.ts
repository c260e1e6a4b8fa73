import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { SourcePosition } from "../../model/declared-resource";

type Positioned = Pick<RegisterResourceRequest, "getStacktrace" | "getSourceposition">;

/** The line of the user's program that declared a resource: the innermost frame inside the project. */
export function sourceOf(request: Positioned, folder: string): SourcePosition | undefined {
  const frames = request.getStacktrace()?.getFramesList() ?? [];
  const positions = [...frames.map((frame) => frame.getPc()), request.getSourceposition()];
  for (const position of positions) {
    const file = position === undefined ? undefined : fileWithin(position.getUri(), folder);
    if (position !== undefined && file !== undefined) {
      return { file, line: position.getLine(), column: Math.max(position.getColumn(), 1) };
    }
  }
  return undefined;
}

/** A file of the project relative to its folder; nothing for packages, and files elsewhere. */
function fileWithin(uri: string, folder: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  const file = relative(folder, fileURLToPath(uri)).split(sep).join("/");
  return file.startsWith("../") || file.includes("node_modules/") ? undefined : file;
}
