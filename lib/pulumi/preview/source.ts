import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { SourcePosition } from "../../model/declared-resource";

type Positioned = Pick<RegisterResourceRequest, "getStacktrace" | "getSourceposition">;
/** A frame of the user's program, one of some package, or one without a file, as those of the language itself. */
type Frame = SourcePosition | "package" | "language";

/**
 * The line of the user's program that declared a resource: the innermost frame inside the project; and the one that
 * called it, so that the uses of a helper can be told apart.
 */
export function sourceOf(request: Positioned, folder: string): SourcePosition | undefined {
  const traced = request.getStacktrace()?.getFramesList() ?? [];
  const frames = traced.map((frame) => frameAt(frame.getPc(), folder));
  const index = frames.findIndex((frame) => typeof frame === "object");
  const source = frames[index] ?? frameAt(request.getSourceposition(), folder);
  if (typeof source !== "object") return undefined;
  const calledFrom = callerIn(frames.slice(index + 1), source);
  return { ...source, ...(calledFrom && { calledFrom }) };
}

/** The nearest caller in another file, else in this one. */
function callerIn(outer: readonly Frame[], source: SourcePosition): SourcePosition | undefined {
  const callers = beforeLoader(outer)
    .filter((frame): frame is SourcePosition => typeof frame === "object")
    .filter(({ file, line }) => file !== source.file || line !== source.line);
  return callers.find(({ file }) => file !== source.file) ?? callers[0];
}

/**
 * The frames up to those by which a file is loaded: what imports a file has not called what is in it. One frame of the
 * language is no loader: it may be that of a loop over a list.
 */
function beforeLoader(frames: readonly Frame[]): readonly Frame[] {
  const end = frames.findIndex(
    (frame, index) => frame === "package" || (frame === "language" && frames[index + 1] === "language"),
  );
  return end < 0 ? frames : frames.slice(0, end);
}

/** Where the packages of Node and of Python are, which may lie in the project's folder. */
const PACKAGES = /(?:^|\/)(?:node_modules|site-packages|dist-packages)\//;

type Position = ReturnType<Positioned["getSourceposition"]>;

function frameAt(position: Position, folder: string): Frame {
  if (position === undefined || !position.getUri().startsWith("file:")) return "language";
  const file = fileWithin(position.getUri(), folder);
  if (file === undefined) return "package";
  return { file, line: position.getLine(), column: Math.max(position.getColumn(), 1) };
}

/** A file of the project relative to its folder; nothing for packages, and files elsewhere. */
function fileWithin(uri: string, folder: string): string | undefined {
  // The file of an ES module is an address already, from which Pulumi makes one of a path once more.
  const address = uri.replace(/^file:.*\/file:\/+/, "file:///");
  const file = relative(folder, fileURLToPath(address)).split(sep).join("/");
  return file.startsWith("../") || PACKAGES.test(file) ? undefined : file;
}
