import type { StackOptions } from "../../../../lib/pulumi/preview/stack-config";
import { secretOf, UNKNOWN_TEXT } from "../../../../lib/pulumi/preview/wire";
import type { Files } from "../programs";
import { runYaml } from "./support";

/** The data of a ConfigMap whose data is an expression, beside a Pod and what else is declared. */
async function dataOf(
  data: string,
  more = "",
  files: Files = {},
  options: StackOptions = {},
): Promise<unknown> {
  const ran = await runYaml(
    `${more}resources:
  web:
    type: kubernetes:core/v1:Pod
    properties: {metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: web, image: a:1}]}}
  unnamed:
    type: kubernetes:core/v1:Pod
  values:
    type: kubernetes:core/v1:ConfigMap
    properties: {data: ${data}}
`,
    files,
    options,
  );
  return ran.named("values").properties["data"];
}

describe("values", () => {
  test.each([
    ["an input of a resource", "{it: '${web.spec.containers[0].image}'}", "a:1"],
    ["a quoted key", `{it: '\${web.metadata.labels["app"]}'}`, "web"],
    ["text around it", "{it: 'x-${web.metadata.name}-${pulumi.stack}'}", "x-web-dev"],
    ["an escaped reference", "{it: '$${web}'}", "${web}"],
    ["a URN", "{it: '${web.urn}'}", "urn:pulumi:dev::shop::kubernetes:core/v1:Pod::web"],
    ["an id", "{it: 'x-${web.id}'}", UNKNOWN_TEXT],
    ["an output that is no input", "{it: '${web.status.podIP}'}", UNKNOWN_TEXT],
    ["a name that the provider makes", "{it: '${unnamed.metadata.name}'}", UNKNOWN_TEXT],
  ])("%s", async (_title, data, it) => {
    expect(await dataOf(data)).toEqual({ it });
  });

  test("variables may refer to each other, whatever their order", async () => {
    const more = 'variables:\n  first: "${second.name}-1"\n  second: {name: "${web.metadata.name}"}\n';
    expect(await dataOf('{it: "${first}"}', more)).toEqual({ it: "web-1" });
  });

  test("what a program looks for in a part of a resource that is not there is unknown", async () => {
    const more = 'variables: {spec: "${web.spec}"}\n';
    expect(await dataOf('{it: "${spec.nodeName}"}', more)).toEqual({ it: UNKNOWN_TEXT });
  });

  test("keys may be references", async () => {
    expect(await dataOf('{"${web.metadata.name}": 1}')).toEqual({ web: 1 });
  });
});

describe("functions", () => {
  test.each([
    ['fn::join: ["-", [a, "${web.metadata.name}"]]', "a-web"],
    ['fn::split: [",", "a,b"]', ["a", "b"]],
    ["fn::select: [1, [a, b]]", "b"],
    ["fn::toJSON: {a: [1, true, null]}", '{"a":[1,true,null]}'],
    ["Fn::ToBase64: hello", "aGVsbG8="],
    ["fn::fromBase64: aGVsbG8=", "hello"],
    ["fn::readFile: ./note.txt", "a note"],
    ["fn::secret: hidden", secretOf("hidden")],
    ["fn::toJSON: {a: {fn::secret: hidden}}", secretOf('{"a":"hidden"}')],
    ['fn::join: ["", [{fn::secret: a}, "${web.id}"]]', secretOf(UNKNOWN_TEXT)],
    ['fn::toBase64: "${web.id}"', UNKNOWN_TEXT],
    ['fn::select: [0, ["${web.id}"]]', UNKNOWN_TEXT],
    ["fn::invoke: {function: aws:getAmi, arguments: {owners: [self]}, return: id}", UNKNOWN_TEXT],
    ["fn::aws:getAmi: {owners: [self]}", UNKNOWN_TEXT],
  ])("%s", async (call, it) => {
    expect(await dataOf(`{it: {${call}}}`, "", { "note.txt": "a note" })).toEqual({ it });
  });

  test("a call that needs its provider is told by its whole name", async () => {
    const { notices } = await runYaml('variables: {ami: {fn::invoke: {function: "aws:ec2:getAmi"}}}\n');
    expect(notices).toEqual([
      "the call of aws:ec2/getAmi:getAmi needs its provider; its result is unknown here",
    ]);
  });

  test("a part of a secret is secret", async () => {
    const more = "variables: {hidden: {fn::secret: {a: x}}}\n";
    expect(await dataOf('{it: "${hidden.a}", text: "<${hidden.a}>"}', more)).toEqual({
      it: secretOf("x"),
      text: secretOf("<x>"),
    });
  });
});

describe("configuration", () => {
  const declared = `config:
  count: {type: integer, default: 2}
  flag: {type: Boolean}
  version: {type: string}
  hidden: {type: string, secret: true, default: x}
`;
  const data = '{count: "${count}", flag: "${flag}", version: "${version}", hidden: "${hidden}"}';

  test("has its declared types and secrets", async () => {
    const files = { "Pulumi.dev.yaml": "config: {shop:flag: true, shop:version: '1.10'}\n" };
    const expected = { count: 2, flag: true, version: "1.10", hidden: secretOf("x") };
    expect(await dataOf(data, declared, files)).toEqual(expected);
    const old = declared.replace("config:", "configuration:").replace("integer", "Number");
    expect(await dataOf(data, old, files)).toEqual(expected);
  });

  test("that is encrypted is unknown and secret, and needs no declaration", async () => {
    const files = { "Pulumi.dev.yaml": "config: {shop:token: {secure: v1:abc}, shop:open: {a: b}}\n" };
    expect(await dataOf('{token: "${token}", open: "${open.a}"}', "", files)).toEqual({
      token: secretOf(UNKNOWN_TEXT),
      open: "b",
    });
  });

  test("that is missing is an error at its line, or unknown where that is asked for", async () => {
    const program = "config:\n  flag: {type: boolean}\n";
    await expect(runYaml(program)).rejects.toThrow(
      /Pulumi\.yaml:4:3: the configuration shop:flag is missing; give it with -c /,
    );
    expect((await runYaml(program, {}, { unknownConfig: true })).missing).toEqual(["shop:flag"]);
  });
});
