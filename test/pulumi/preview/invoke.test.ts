import { answerInvoke } from "../../../lib/pulumi/preview/invoke";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function decode(text: unknown): unknown {
  return answerInvoke("kubernetes:yaml:decode", { text }).result["result"];
}

test("YAML is decoded as the provider does: version 1.1, but dates stay text", () => {
  expect(decode("apiVersion: v1\nkind: A\nyes: {on: no}\nmode: 0644\nat: 2026-01-01\n")).toEqual([
    { apiVersion: "v1", kind: "A", true: { true: false }, mode: 420, at: "2026-01-01" },
  ]);
});

test("documents that are empty or name no kind or version are left out", () => {
  expect(decode("---\n# nothing\n---\nkind: A\n---\n{apiVersion: v1, kind: B}\n")).toEqual([
    { apiVersion: "v1", kind: "B" },
  ]);
  expect(decode("")).toEqual([]);
});

test("text inside a secret is decoded; unknown text gives an unknown result and a notice", () => {
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
  expect(decode({ ...secret, value: "apiVersion: v1\nkind: A" })).toEqual([{ apiVersion: "v1", kind: "A" }]);
  expect(answerInvoke("kubernetes:yaml:decode", { text: UNKNOWN })).toMatchObject({
    result: { unanswered: UNKNOWN },
    notice: expect.stringContaining("kubernetes:yaml:decode"),
  });
});

test.each(["a: [1,\nb", "just text", "- a list"])("what is no manifest is an error: %j", (text) => {
  expect(() => decode(text)).toThrow("the YAML cannot be read");
});

test("what charts and overlays render is unknown, with a notice", () => {
  for (const token of ["kubernetes:helm:template", "kubernetes:kustomize:directory"]) {
    expect(answerInvoke(token, {})).toEqual({
      result: { unanswered: UNKNOWN },
      notice: `the call of ${token} needs its provider; its result is unknown here`,
    });
  }
});
