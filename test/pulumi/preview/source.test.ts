import { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import source from "@pulumi/pulumi/proto/source_pb";
import { sourceOf } from "../../../lib/pulumi/preview/source";

const PACKAGE = "node_modules/k8s/pod.js:1";
/** A frame without a file, as those of Node itself and of loops over lists are. */
const LANGUAGE = "";

/** Where a registration with these frames, the innermost first, was declared; `file:line` is below the project's folder. */
function sourceWith(...frames: readonly string[]) {
  const trace = new source.StackTrace();
  trace.setFramesList(frames.map(frameAt));
  const request = new RegisterResourceRequest();
  request.setStacktrace(trace);
  return sourceOf(request, "/shop");
}

function frameAt(text: string) {
  const frame = new source.StackFrame();
  const [file = "", line] = text.split(/:(?=\d+$)/);
  if (text === LANGUAGE) return frame;
  const position = new source.SourcePosition();
  position.setUri(file.startsWith("file:") ? file : `file:///shop/${file}`);
  position.setLine(Number(line));
  position.setColumn(1);
  frame.setPc(position);
  return frame;
}

const at = (file: string, line: number) => ({ file, line, column: 1 });

test("it is the innermost line of the program, and the line that called it", () => {
  expect(sourceWith(PACKAGE, "index.ts:3")).toEqual(at("index.ts", 3));
  expect(sourceWith(PACKAGE, "web.ts:3", "index.ts:9")).toEqual({
    ...at("web.ts", 3),
    calledFrom: at("index.ts", 9),
  });
  expect(sourceWith(PACKAGE)).toBeUndefined();
});

test("a caller in another file tells more than one in the same", () => {
  expect(sourceWith("web.ts:3", "web.ts:7", "index.ts:9", "index.ts:12")?.calledFrom).toEqual(
    at("index.ts", 9),
  );
  expect(sourceWith("index.ts:3", "index.ts:9")?.calledFrom).toEqual(at("index.ts", 9));
});

test("a loop over a list is no end, but what loads a file is: an import is no call", () => {
  expect(sourceWith("web.ts:3", LANGUAGE, "index.ts:9")?.calledFrom).toEqual(at("index.ts", 9));
  expect(sourceWith("web.ts:3", LANGUAGE, LANGUAGE, LANGUAGE, "index.ts:1")).toEqual(at("web.ts", 3));
  expect(sourceWith("web.ts:3", LANGUAGE, PACKAGE, "index.ts:1")).toEqual(at("web.ts", 3));
});

test("ES modules, whose frames hold addresses, are files like others", () => {
  expect(sourceWith("file:///home/me/file:/shop/index.js:3")).toEqual(at("index.js", 3));
});
